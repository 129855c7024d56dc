package dev.fluxo.console.command;

import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.Format;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.report.DdlFiles;
import dev.fluxo.engine.report.DdlText;
import dev.fluxo.engine.report.json.DdlJson;
import dev.fluxo.engine.report.json.DdlJson.Script;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.result.TargetDdl;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class DdlCommand extends SelectingCommand {
    private final Parameter<Boolean> apply =
            takes(Parameter.flag("apply", "Also execute the statements, by the connections of the targets"));

    DdlCommand() {
        super(
                "ddl",
                "Drafts the DDL that targets need: tables that are missing, columns that are missing or too narrow, keys.",
                "draft DDL for");
        tells("`text`, the default: the statements alone; `json`: with what they are for");
        writes(Parameter.file(
                Option.of("output", "target/etl/targets.sql"),
                "The file for the statements, or for the JSON, inside the project; a folder gets a script for each connection,"
                        + " named for Flyway: `V20260131120000__etl_dw.sql`",
                "standard output"));
    }

    @Override
    public Document<?> document() {
        return DdlJson.DOCUMENT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        boolean execute = inputs.get(apply);
        boolean json = inputs.get(format()) == Format.JSON;
        String written = inputs.find(output());
        return (engine, console) -> {
            console.problems(engine.broken(selection));
            List<TargetDdl> ddl = engine.ddl(selection);
            ddl.forEach(target -> console.lines(target.problems()));
            console.answer(() -> DdlJson.DOCUMENT.of(new Script(false, ddl)));
            tell(console, ddl, json ? null : written, front);
            if (execute) {
                engine.apply(ddl);
                console.answer(() -> DdlJson.DOCUMENT.of(new Script(true, ddl)));
            }
            return finish(console, ddl, execute);
        };
    }

    private static void tell(Console console, List<TargetDdl> ddl, @Nullable String written, FrontEnd front) {
        if (written == null) {
            console.show(DdlText.script(ddl));
        } else if (ddl.stream().anyMatch(target -> !target.statements().isEmpty())) {
            DdlFiles.write(ddl, front.base(), written).forEach(file -> console.info("wrote " + file));
        }
    }

    private static Outcome finish(Console console, List<TargetDdl> ddl, boolean executed) {
        long failed = ddl.stream().filter(TargetDdl::failed).count();
        if (failed > 0) {
            return Outcome.failed("nothing can be told of " + Counted.of(failed, "target", "targets"));
        }
        int statements =
                ddl.stream().mapToInt(target -> target.statements().size()).sum();
        if (statements == 0) {
            console.info("OK: " + Counted.of(ddl.size(), "target has", "targets have") + " all columns and keys");
        } else if (executed) {
            console.info("executed " + Counted.of(statements, "statement", "statements"));
        }
        return Outcome.WELL;
    }
}
