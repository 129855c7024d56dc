package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.Console;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.console.create.Ci;
import dev.fluxo.console.create.Skeleton;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.FilesJson;
import java.util.List;

/** Needs no project, and finds none where all goes well. */
final class CreateCommand extends Command {
    private final Parameter<Ci> ci = takes(Parameter.choice(
            "ci",
            "Whose CI file is written: `github`, the default, `gitlab`, `azure`, `jenkins`, or `none`",
            Ci.GITHUB));

    CreateCommand() {
        super(
                "create",
                "Begins a project in this folder: a POM, project.yaml with profiles, a small database to try things with,"
                        + " a README, CI. What is there already is left as it is.");
    }

    @Override
    public Document<?> document() {
        return FilesJson.CREATE;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Skeleton skeleton = new Skeleton(front.base(), pipelines(inputs), front.wording());
        Ci chosen = inputs.get(ci);
        return (engine, console) -> {
            Skeleton.Made made = skeleton.write(chosen);
            console.answer(() -> FilesJson.CREATE.of(new FilesJson.Created(made.written(), made.left())));
            made.written().forEach(file -> console.info("wrote " + file));
            made.left().forEach(file -> console.warn(file + " is there already, and was left as it is"));
            next(made, console, front.wording());
            return Outcome.WELL;
        };
    }

    private static void next(Skeleton.Made made, Console console, Wording wording) {
        if (made.left().contains("pom.xml")) {
            console.info(
                    "in pom.xml, Maven knows the goals once the plugin dev.fluxo:etl-maven-plugin is below build/plugins");
        }
        console.info("next: draft a spec, create its table, load it");
        for (Action step : List.of(Action.NEW.with("table", "shop.customers"), Action.DDL.with("apply"), Action.RUN)) {
            console.info("  " + wording.action(step));
        }
    }
}
