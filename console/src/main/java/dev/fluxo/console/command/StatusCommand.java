package dev.fluxo.console.command;

import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.StatusTable;
import dev.fluxo.engine.result.EntityState;
import java.util.List;

final class StatusCommand extends SelectingCommand {
    private final Parameter<Failing> failOn = takes(Parameter.choice(
            "failOn",
            "`stale`: an entity whose target is older than its `fresh` allows fails the command; `partial`, the default,"
                    + " and `failed`: none does, for these are of a run",
            Failing.PARTIAL));

    /** One parameter for all commands, by which a schedule sets what ends it: what is said of runs is no fault here. */
    private enum Failing {
        PARTIAL,
        FAILED,
        STALE
    }

    StatusCommand() {
        super(
                "status",
                "Says of each entity how far it is loaded, how far that is behind its source, and how its last run ended.",
                "show");
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        boolean stale = inputs.get(failOn) == Failing.STALE;
        return (engine, console) -> {
            List<EntityState> states = engine.status(selection);
            console.show(StatusTable.render(states, front.wording()));
            console.problems(engine.broken(selection));
            return stale ? finish(engine, states) : Outcome.WELL;
        };
    }

    /** Who asks so is a schedule, not a person that looks: those who listen hear of it, too. */
    private static Outcome finish(Engine engine, List<EntityState> states) {
        engine.tellStale(states);
        List<String> old = states.stream()
                .filter(EntityState::isStale)
                .map(EntityState::entity)
                .toList();
        return old.isEmpty()
                ? Outcome.WELL
                : Outcome.failed(
                        Counted.of(old.size(), "entity is", "entities are") + " stale: " + String.join(", ", old));
    }
}
