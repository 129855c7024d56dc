package dev.fluxo.console.command;

import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Terminal;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.PreviewTable;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.PreviewJson;
import dev.fluxo.engine.result.Preview;
import java.util.List;
import java.util.Objects;

final class PreviewCommand extends SelectingCommand {
    /** Columns of a terminal. */
    private static final int USUAL = 120;

    private final Parameter<Integer> limit = takes(Parameter.count("limit", "How many rows of each entity to show", 5));

    PreviewCommand() {
        super(
                "preview",
                "Shows rows of the source beside what a run would make of them, and why rows would be rejected. Changes"
                        + " nothing.",
                "show");
    }

    @Override
    public Document<?> document() {
        return PreviewJson.DOCUMENT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        int most = inputs.get(limit);
        return (engine, console) -> {
            List<Preview> previews = engine.preview(selection, most);
            console.answer(() -> PreviewJson.DOCUMENT.of(previews));
            console.show(PreviewTable.render(previews, Terminal.width(USUAL)));
            List<Preview> failing = previews.stream()
                    .filter(preview -> preview.problem() != null)
                    .toList();
            for (Preview preview : failing) {
                console.problem(preview.entity(), Objects.requireNonNull(preview.problem()));
            }
            return failing.isEmpty()
                    ? Outcome.WELL
                    : Outcome.failed(Counted.of(failing.size(), "entity", "entities") + " cannot be shown");
        };
    }
}
