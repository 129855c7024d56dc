package dev.fluxo.console;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a command does with the engine, now that its parameters are known. */
public interface Work {
    Outcome run(Engine engine, Console console);

    /** The command could not even begin: what it leaves for programs then. */
    default void refused(List<Problem> problems, UnaryOperator<String> redact) {}
}
