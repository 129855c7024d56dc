package dev.fluxo.console.command;

import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.console.progress.ProgressDisplay;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.ReconcileText;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.ReconcileJson;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Status;
import java.util.List;

final class ReconcileCommand extends SelectingCommand {
    private final Parameter<Boolean> heal = takes(Parameter.flag(
            "heal",
            "Load the rows that are missing or different, and remove those that are gone where the entity looks for such;"
                    + " audited like a run"));

    ReconcileCommand() {
        super(
                "reconcile",
                "Compares targets with their sources by checksums of ranges, and names the rows that differ. Fails where"
                        + " some do.",
                "compare");
    }

    @Override
    public Document<?> document() {
        return ReconcileJson.DOCUMENT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        boolean healing = inputs.get(heal);
        return (engine, console) -> {
            List<Reconciled> entities =
                    healing ? healed(engine, console, selection, front) : engine.reconcile(selection);
            console.answer(() -> ReconcileJson.DOCUMENT.of(entities));
            console.show(ReconcileText.render(entities, front.wording()));
            long failed = count(entities, Status.FAILED);
            long different = count(entities, Status.DIFFERENT);
            if (failed + different == 0) {
                return Outcome.WELL;
            }
            String differing = Counted.of(different, "entity differs", "entities differ") + " from the source";
            String stopped = Counted.of(failed, "entity", "entities") + " could not be compared";
            return Outcome.failed(failed == 0 ? differing : different == 0 ? stopped : differing + ", " + stopped);
        };
    }

    private static long count(List<Reconciled> entities, Status status) {
        return entities.stream().filter(entity -> entity.status() == status).count();
    }

    private static List<Reconciled> healed(Engine engine, Console console, Selection selection, FrontEnd front) {
        try (ProgressDisplay progress = ProgressDisplay.start(console, front.isInteractive())) {
            return engine.heal(selection, progress.listeners());
        }
    }
}
