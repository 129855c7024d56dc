package dev.fluxo.console;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.report.json.Answer;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.Ending;
import dev.fluxo.engine.report.json.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a command tells programs when it has ended: one document, to whoever wants it. Where nobody does, none is made. */
final class Reply {
    private final List<Consumer<String>> readers = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Supplier<Answer> answer;

    /** @param document of a command that has no answer */
    Reply(Supplier<Document<?>> document) {
        this.answer = () -> document.get().nothing();
    }

    /** Later answers take the place of earlier ones. */
    void answer(Supplier<Answer> found) {
        answer = found;
    }

    void problems(List<Problem> told) {
        problems.addAll(told);
    }

    /** Who gets the document. The last is told first, and the others hear where that went wrong. */
    void to(Consumer<String> reader) {
        readers.add(0, reader);
    }

    /**
     * Tells it.
     *
     * @param failed what becomes of the outcome where a reader cannot be told
     */
    Outcome tell(Outcome outcome, Told told, Function<FluxoException, Outcome> failed) {
        Outcome last = outcome;
        for (Consumer<String> reader : readers) {
            try {
                reader.accept(answer.get().text(new Ending(last.status(), last.summary(), problems), told));
            } catch (FluxoException e) {
                last = failed.apply(e);
            }
        }
        return last;
    }
}
