package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.ExplanationText;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.WhyJson;
import dev.fluxo.engine.result.Explanation;

final class WhyCommand extends Command {
    private final Parameter<String> entity =
            takes(Parameter.text("entities", "The entity whose row is looked for", null));
    private final Parameter<String> key = takes(Parameter.text(
            "key",
            "The row's key in the target; of several columns with commas between, in the order of `keys`",
            null));

    WhyCommand() {
        super("why", "Says why a row is, or is not, in the target of an entity. Changes nothing.");
    }

    @Override
    public Document<?> document() {
        return WhyJson.DOCUMENT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Wording wording = front.wording();
        String of = inputs.required(entity, "write " + wording.option(entity.name(), "dim_cliente"));
        String wanted =
                inputs.required(key, "write the key of the row in the target: " + wording.option(key.name(), "42"));
        return (engine, console) -> {
            Explanation explanation = engine.why(of, wanted);
            console.answer(() -> WhyJson.DOCUMENT.of(explanation));
            console.show(ExplanationText.render(explanation, wording));
            return Outcome.WELL;
        };
    }
}
