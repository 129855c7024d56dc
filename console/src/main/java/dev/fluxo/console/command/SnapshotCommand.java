package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.FilesJson;
import dev.fluxo.engine.report.json.FilesJson.Snapshot;
import dev.fluxo.engine.result.CatalogChange;

final class SnapshotCommand extends Command {
    private final Parameter<Boolean> dryRun =
            takes(Parameter.flag("dryRun", "Only tell what is different, and fail where something is"));

    SnapshotCommand() {
        super(
                "snapshot",
                "Writes the types of the tables that the specs use to catalog.lock.yaml, for `validate` where there is no"
                        + " database.");
    }

    @Override
    public Document<?> document() {
        return FilesJson.SNAPSHOT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        boolean look = inputs.get(dryRun);
        String folder = specs(inputs, front);
        String again = front.wording().action(Action.SNAPSHOT);
        return (engine, console) -> {
            console.problems(engine.broken(Selection.ALL));
            CatalogChange change = look ? engine.catalogChange() : engine.snapshot();
            String file = folder + "/" + change.file();
            console.answer(() -> FilesJson.SNAPSHOT.of(new Snapshot(!look, change)));
            change.lines().forEach(look ? console::show : console::info);
            return look ? compared(change, file, again, console) : written(change, file, console);
        };
    }

    private static Outcome written(CatalogChange change, String file, Console console) {
        console.info("wrote " + file + ": " + Counted.of(change.tables(), "table", "tables") + ", "
                + Counted.of(change.queries(), "query", "queries"));
        return Outcome.WELL;
    }

    private static Outcome compared(CatalogChange change, String file, String again, Console console) {
        if (change.first()) {
            return Outcome.failed("there is no " + file + " that can be read (run " + again + ")");
        }
        if (!change.lines().isEmpty()) {
            return Outcome.failed(Counted.of(change.lines().size(), "difference", "differences") + " from " + file
                    + " (run " + again + ", and commit it)");
        }
        console.info("OK: " + file + " is as the databases are");
        return Outcome.WELL;
    }
}
