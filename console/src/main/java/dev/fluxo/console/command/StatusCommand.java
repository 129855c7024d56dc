package dev.fluxo.console.command;

import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.StatusTable;

final class StatusCommand extends SelectingCommand {
    StatusCommand() {
        super(
                "status",
                "Says of each entity how far it is loaded, how far that is behind its source, and how its last run ended.",
                "show");
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        return (engine, console) -> {
            console.show(StatusTable.render(engine.status(selection), front.wording()));
            console.problems(engine.broken(selection));
            return Outcome.WELL;
        };
    }
}
