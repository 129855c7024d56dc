package dev.fluxo.console;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Kind;
import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.util.List;
import java.util.function.UnaryOperator;

/** The one way to the terminal: line by line, secrets masked, control characters made visible. */
public final class Console {
    private final Output output;
    private final Wording wording;
    private UnaryOperator<String> redact = text -> text;

    Console(Output output, Wording wording) {
        this.output = output;
        this.wording = wording;
    }

    /** From now on secrets are known. */
    void redactBy(UnaryOperator<String> redactor) {
        redact = redactor;
    }

    /** Whether anything but warnings and errors is wanted. */
    public boolean isTalkative() {
        return output.isTalkative();
    }

    /** The text may have several lines. */
    public void info(String text) {
        if (text.isEmpty()) {
            output.info(text);
        }
        text.lines().map(this::safe).forEach(output::info);
    }

    /** What was asked for: a table, a plan. It has the whole width, and can be copied. */
    public void show(String text) {
        if (isTalkative()) {
            raw(text);
        }
    }

    /** Lines for a program, which reads them only without what the front end puts before others. */
    public void raw(String text) {
        text.lines().map(this::safe).forEach(output::print);
    }

    public void warn(String line) {
        output.warn(safe(line));
    }

    public void error(String line) {
        output.error(safe(line));
    }

    /** One line each: {@code dim_cliente.yaml:9:1 FLX-1003 unknown key …}. */
    public void problems(List<Problem> problems) {
        for (Problem problem : problems) {
            String text = problem.in(wording).toString();
            if (problem.isError()) {
                error(text);
            } else {
                warn(text);
            }
        }
    }

    /** What keeps an entity from being shown or loaded: a line of its own. */
    public void problem(String entity, Problem problem) {
        error(entity + ": " + problem.in(wording));
    }

    /** Prints the problems that ended the command. A user's mistake needs no stack trace, except where one asks for it. */
    Outcome fail(FluxoException failure) {
        List<Problem> problems = failure.problems();
        problems(problems);
        String summary = Counted.errors(problems);
        Defect defect = new Defect(failure, this::safe);
        if (is(Kind.INTERNAL, problems)) {
            return Outcome.defect(summary, defect);
        }
        output.debug(defect);
        return is(Kind.USER, problems) ? Outcome.refused(summary) : Outcome.failed(summary);
    }

    private static boolean is(Kind kind, List<Problem> problems) {
        return problems.stream()
                .anyMatch(problem -> problem.isError() && problem.code().kind() == kind);
    }

    /**
     * What should not happen.
     *
     * @param traceSwitch how the user asks for the stack trace
     */
    Outcome defect(RuntimeException failure, String traceSwitch) {
        String message = safe(Code.INTERNAL.id() + " " + Code.INTERNAL.title() + ": " + failure);
        return Outcome.defect(
                message + " (run it again with " + traceSwitch + ", and report what it prints)",
                new Defect(failure, this::safe));
    }

    /** In one line, without secrets. */
    String safe(String line) {
        return Printable.line(redact.apply(line));
    }
}
