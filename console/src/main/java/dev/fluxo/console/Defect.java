package dev.fluxo.console;

import java.util.function.UnaryOperator;

/** Stands for an exception, and its causes, where a front end prints it: the same stack trace, its text without secrets. */
final class Defect extends RuntimeException {
    Defect(Throwable original, UnaryOperator<String> safe) {
        super(
                safe.apply(original.toString()),
                original.getCause() == null ? null : new Defect(original.getCause(), safe));
        setStackTrace(original.getStackTrace());
    }
}
