package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.FilesJson;
import dev.fluxo.engine.result.Draft;
import java.util.List;

final class NewCommand extends Command {
    private final Parameter<String> table = takes(Parameter.text(
            "table",
            "The table to read: `core.customers`, or `oltp:core.customers` where more than one connection could be meant",
            null));
    private final Parameter<String> target =
            takes(Parameter.text("target", "The table to write, `dim.DIM_CLIENTE`", "one of the same name"));
    private final Parameter<Draft.Keeps> strategy = takes(Parameter.choice(
            "strategy",
            "`type1`, the default: the latest values are kept; `type2`: their history; `replace`: each run makes the target equal to the table",
            Draft.Keeps.TYPE1));
    private final Parameter<Boolean> force = takes(Parameter.flag("force", "Replace a spec that is there"));

    NewCommand() {
        super(
                "new",
                "Drafts the spec of a table from the databases' own catalogs, and prints the DDL of a target that is"
                        + " missing.");
    }

    @Override
    public Document<?> document() {
        return FilesJson.NEW;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        String from = inputs.required(
                table, "write the table to read: " + front.wording().option(table.name(), "core.customers"));
        String into = inputs.find(target);
        Draft.Keeps keeps = inputs.get(strategy);
        boolean replace = inputs.get(force);
        return (engine, console) -> {
            Draft draft = replace ? engine.redraft(from, into, keeps) : engine.draft(from, into, keeps);
            console.answer(() -> FilesJson.NEW.of(List.of(draft)));
            console.info("wrote " + specs(inputs, front) + "/" + draft.file() + ": read it, correct what it doubts");
            if (draft.ddl() != null) {
                console.info(
                        draft.targetMissing()
                                ? "the target is missing; create it, for example, by"
                                : "the target lacks what the spec needs; add it, for example, by");
                console.show(draft.ddl());
            }
            return Outcome.WELL;
        };
    }
}
