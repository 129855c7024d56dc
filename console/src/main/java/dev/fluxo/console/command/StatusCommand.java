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
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.StatusJson;
import dev.fluxo.engine.result.EntityState;
import java.util.List;
import java.util.function.Predicate;

final class StatusCommand extends SelectingCommand {
    private final Parameter<Failing> failOn = takes(Parameter.choice(
            "failOn",
            "What fails the command: `none`, the default: nothing; `partial`: an entity whose last run failed; `failed`: that"
                    + " of all did; `stale`: a target that is older than its `fresh` allows",
            Failing.NONE));

    /** As of a run: `partial` where one entity went wrong, `failed` where none went well. */
    private enum Failing {
        NONE,
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
    public Document<?> document() {
        return StatusJson.DOCUMENT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        Failing failing = inputs.get(failOn);
        return (engine, console) -> {
            List<EntityState> states = engine.status(selection);
            console.answer(() -> StatusJson.DOCUMENT.of(states));
            console.show(StatusTable.render(states, front.wording()));
            console.problems(engine.broken(selection));
            return switch (failing) {
                case NONE -> Outcome.WELL;
                case PARTIAL -> wrong(states);
                case FAILED -> states.stream().anyMatch(EntityState::wentWell) ? Outcome.WELL : wrong(states);
                case STALE -> stale(engine, states);
            };
        };
    }

    /** Who asks so is a schedule, not a person that looks: those who listen hear of it, too. */
    private static Outcome stale(Engine engine, List<EntityState> states) {
        engine.tellStale(states);
        return finish(states, EntityState::isStale, "entity is stale", "entities are stale");
    }

    private static Outcome wrong(List<EntityState> states) {
        return finish(states, EntityState::wentWrong, "entity failed when last run", "entities failed when last run");
    }

    private static Outcome finish(List<EntityState> states, Predicate<EntityState> bad, String one, String many) {
        List<String> found =
                states.stream().filter(bad).map(EntityState::entity).toList();
        return found.isEmpty()
                ? Outcome.WELL
                : Outcome.failed(Counted.of(found.size(), one, many) + ": " + String.join(", ", found));
    }
}
