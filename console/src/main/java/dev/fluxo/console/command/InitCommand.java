package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Work;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.FilesJson;

final class InitCommand extends Command {
    InitCommand() {
        super("init", "Creates or upgrades the tables in ctl and audit, in the control connection.");
    }

    @Override
    public Document<?> document() {
        return FilesJson.INIT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        return (engine, console) -> {
            boolean changed = engine.init();
            console.answer(() -> FilesJson.INIT.of(changed));
            console.info(
                    "OK: the tables in ctl and audit " + (changed ? "were created or upgraded" : "are up to date"));
            if (engine.isEmpty()) {
                String draft = front.wording().action(Action.NEW.with("table", "…"));
                console.info("there are no entities yet: " + draft + " drafts one");
            }
            return Outcome.WELL;
        };
    }
}
