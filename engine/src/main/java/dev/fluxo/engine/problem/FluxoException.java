package dev.fluxo.engine.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stops the work with one or more problems. The only exception that leaves the engine on purpose. */
public final class FluxoException extends RuntimeException {
    private final transient List<Problem> problems;

    public FluxoException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    public FluxoException(Problem problem) {
        this(List.of(problem));
    }

    public FluxoException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problems = List.of(problem);
    }

    /** A single error without a location. */
    public static FluxoException of(Code code, String message, @Nullable CharSequence hint) {
        return new FluxoException(Problem.error(code, null, message, hint));
    }

    /** Never empty. */
    public List<Problem> problems() {
        return problems;
    }

    /** The first problem: what the audit row and the closing table name. */
    public Problem first() {
        return problems.get(0);
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
