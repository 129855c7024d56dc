package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Work;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.FilesJson;
import java.nio.file.Path;
import java.util.List;

final class SchemaCommand extends Command {
    SchemaCommand() {
        super(
                "schema",
                "Writes the JSON Schemas of the specs to `.schema` in the pipelines folder, for editors to complete and"
                        + " explain keys.");
    }

    @Override
    public Document<?> document() {
        return FilesJson.SCHEMA;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        return (engine, console) -> {
            List<Path> files = engine.writeSchema(null);
            console.answer(() -> FilesJson.SCHEMA.of(files));
            files.forEach(file -> console.info("wrote " + file));
            return Outcome.WELL;
        };
    }
}
