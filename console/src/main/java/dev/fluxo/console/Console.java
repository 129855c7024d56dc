package dev.fluxo.console;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Kind;
import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Severity;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.json.Answer;
import dev.fluxo.engine.report.json.Told;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The one way to the terminal: line by line, secrets masked, control characters made visible. Where a program reads what is printed, it
 * is the document alone.
 */
public final class Console {
    private final Output output;
    private final Wording wording;
    private final Reply reply;
    private final boolean forProgram;
    private UnaryOperator<String> redact = text -> text;

    /** @param forProgram whether a program reads what is printed */
    Console(Output output, Wording wording, Reply reply, boolean forProgram) {
        this.output = output;
        this.wording = wording;
        this.reply = reply;
        this.forProgram = forProgram;
    }

    /** From now on secrets are known. */
    void redactBy(UnaryOperator<String> redactor) {
        redact = redactor;
    }

    /** What the command found or did, for programs. Made only where one wants it, when the command has ended. */
    public void answer(Supplier<Answer> found) {
        reply.answer(found);
    }

    /** Someone else who gets the document. */
    public void answerAlsoTo(Consumer<String> reader) {
        reply.to(reader);
    }

    /** Whether people are told what happens. */
    public boolean isTalkative() {
        return !forProgram && output.isTalkative();
    }

    /** Whether people read what is printed. */
    public boolean isForPeople() {
        return !forProgram;
    }

    /** What happens; the text may have several lines. */
    public void info(String text) {
        if (forProgram) {
            return;
        }
        if (text.isEmpty()) {
            output.info(text);
        }
        text.lines().map(this::safe).forEach(output::info);
    }

    /** What was asked for: a table, a plan. It has the whole width, can be copied, and is there for who wants silence too. */
    public void show(String text) {
        if (!forProgram) {
            text.lines().map(this::safe).forEach(output::print);
        }
    }

    /** The same of what a command did, which who wants silence does not miss. */
    public void report(String text) {
        if (isTalkative()) {
            show(text);
        }
    }

    public void warn(String line) {
        if (forProgram) {
            output.aside(Severity.WARNING, safe(line));
        } else {
            output.warn(safe(line));
        }
    }

    public void error(String line) {
        if (forProgram) {
            output.aside(Severity.ERROR, safe(line));
        } else {
            output.error(safe(line));
        }
    }

    /** What is wrong, for people and programs. One line each: {@code dim_cliente.yaml:9:1 FLX-1003 unknown key …}. */
    public void problems(List<Problem> problems) {
        reply.problems(problems);
        lines(problems);
    }

    /** The same of problems that the answer has. */
    public void lines(List<Problem> problems) {
        for (Problem problem : problems) {
            String text = problem.in(wording).toString();
            if (problem.isError()) {
                error(text);
            } else {
                warn(text);
            }
        }
    }

    /** What keeps an entity from being shown or loaded, which the answer has: a line of its own. */
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
        reply.problems(List.of(internal(failure)));
        return Outcome.defect(
                message + " (run it again with " + traceSwitch + ", and report what it prints)",
                new Defect(failure, this::safe));
    }

    /** A defect as a problem. */
    static Problem internal(RuntimeException failure) {
        return Problem.error(Code.INTERNAL, null, Code.INTERNAL.title() + ": " + failure, null);
    }

    /** Ends the command: programs are told. */
    Outcome end(Outcome outcome) {
        return reply.tell(outcome, new Told(redact, wording), this::fail);
    }

    /** In one line, without secrets. */
    String safe(String line) {
        return Printable.line(redact.apply(line));
    }
}
