package dev.fluxo.maven;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Kind;
import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** The one way to the terminal: line by line, secrets masked, control characters made visible. */
final class Console {
    private final Log log;
    private UnaryOperator<String> redact = text -> text;

    Console(Log log) {
        this.log = log;
    }

    /** From now on secrets are known. */
    void redactBy(UnaryOperator<String> redactor) {
        redact = redactor;
    }

    /** Not with {@code -q}. */
    boolean isTalkative() {
        return log.isInfoEnabled();
    }

    /** The text may have several lines. */
    void info(String text) {
        if (text.isEmpty()) {
            log.info(text);
        }
        text.lines().map(this::safe).forEach(log::info);
    }

    /** As {@link #info}, but without Maven's prefix: to copy from. */
    void plain(String text) {
        if (isTalkative()) {
            raw(text);
        }
    }

    /** Lines for a program, which reads them only without Maven's prefix. */
    void raw(String text) {
        text.lines().map(this::safe).forEach(System.out::println);
    }

    void warn(String line) {
        log.warn(safe(line));
    }

    void error(String line) {
        log.error(safe(line));
    }

    /** One line each: {@code dim_cliente.yaml:9:1 FLX-1003 unknown key …}. */
    void problems(List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.isError()) {
                error(problem.toString());
            } else {
                warn(problem.toString());
            }
        }
    }

    /** Prints the problems and ends the goal. A user's mistake needs no stack trace, except with {@code -X}. */
    void fail(FluxoException failure) throws MojoExecutionException, MojoFailureException {
        problems(failure.problems());
        String summary = ProblemCount.of(failure.problems());
        if (failure.problems().stream().anyMatch(problem -> problem.code().kind() == Kind.INTERNAL)) {
            throw new MojoExecutionException(summary, new Defect(failure, this::safe));
        }
        log.debug(new Defect(failure, this::safe));
        throw new MojoFailureException(summary);
    }

    /** What should not happen. Maven shows the cause with {@code -e}. */
    MojoExecutionException defect(RuntimeException failure) {
        String message = safe(Code.INTERNAL.id() + " " + Code.INTERNAL.title() + ": " + failure);
        return new MojoExecutionException(
                message + " (run it again with -e, and report what it prints)", new Defect(failure, this::safe));
    }

    /** In one line, without secrets. */
    String safe(String line) {
        return Printable.line(redact.apply(line));
    }
}
