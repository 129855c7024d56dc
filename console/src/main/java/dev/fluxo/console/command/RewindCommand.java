package dev.fluxo.console.command;

import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Terminal;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.RewindTable;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.RewindJson;
import dev.fluxo.engine.report.json.RewindJson.Moves;
import dev.fluxo.engine.result.Rewound;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

final class RewindCommand extends SelectingCommand {
    private final Parameter<String> to = takes(Parameter.text(
            "to",
            "`start`; `here`: it stays where it is, and the entity is accepted as it is defined now; `run:<id>`: to where"
                    + " it was before that run; or a value of the first watermark column, which is read again first",
            null));
    private final Parameter<Boolean> confirm =
            takes(Parameter.flag("confirm", "Move without asking: needed where nobody can be asked"));

    RewindCommand() {
        super(
                "rewind",
                "Moves watermarks back, so that the next run reads rows again. Audited like a run.",
                "Which entities to move",
                "Move entities",
                null);
    }

    @Override
    public Document<?> document() {
        return RewindJson.DOCUMENT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Wording wording = front.wording();
        Selection selection = selection(inputs);
        if (selection.entities().isEmpty() && selection.tags().isEmpty()) {
            inputs.missing(
                    entities(),
                    "name what is to be read again: "
                            + wording.option(entities().name(), "dim_cliente"));
        }
        String wanted = inputs.required(to, places(wording));
        boolean sure = inputs.get(confirm);
        return (engine, console) -> {
            console.problems(engine.broken(selection));
            AtomicBoolean moved = new AtomicBoolean();
            List<Rewound> looked = engine.rewind(selection, wanted, moves -> {
                tell(console, sure, RewindTable.render(moves));
                boolean asks = front.isInteractive() && console.isForPeople();
                moved.set(sure || (asks && asked(wanted, moves)));
                return moved.get();
            });
            console.answer(() -> RewindJson.DOCUMENT.of(new Moves(moved.get(), looked)));
            if (!moved.get()) {
                return Outcome.failed("nothing was moved: add " + wording.option(confirm.name()) + " to move");
            }
            String next = wording.action(Action.RUN);
            console.info(
                    stays(wanted)
                            ? "accepted; the next " + next + " goes on from there"
                            : "moved; the next " + next + " reads these rows again");
            return Outcome.WELL;
        };
    }

    /** Who only looks, or is asked, wants to see it; who moves without asking may want silence. */
    private static void tell(Console console, boolean sure, String table) {
        if (sure) {
            console.report(table);
        } else {
            console.show(table);
        }
    }

    private String places(Wording wording) {
        return "write " + wording.option(to.name(), "start") + ", " + wording.option(to.name(), "here") + ", "
                + wording.option(to.name(), "run:<id>") + " or " + wording.option(to.name(), "2026-01-01T00:00:00");
    }

    private static boolean stays(String wanted) {
        return wanted.equals("here");
    }

    private static boolean asked(String wanted, List<Rewound> moves) {
        String which = Counted.of(moves.size(), "watermark", "watermarks");
        String question = stays(wanted) ? "Keep " + which + " for what is defined now?" : "Move " + which + " back?";
        return Terminal.says(question + " yes or no: ", "yes");
    }
}
