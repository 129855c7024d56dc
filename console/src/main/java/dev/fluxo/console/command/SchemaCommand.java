package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Work;

final class SchemaCommand extends Command {
    SchemaCommand() {
        super(
                "schema",
                "Writes the JSON Schemas of the specs to `.schema` in the pipelines folder, for editors to complete and"
                        + " explain keys.");
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        return (engine, console) -> {
            engine.writeSchema(null).forEach(file -> console.info("wrote " + file));
            return Outcome.WELL;
        };
    }
}
