package dev.fluxo.maven;

import dev.fluxo.engine.report.ExplanationText;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says why a row is, or is not, in the target of an entity. Changes nothing. */
@Mojo(name = "why", aggregator = true, requiresProject = false, threadSafe = true)
final class WhyMojo extends EtlMojo {
    /** The entity whose row is looked for. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** The row's key in the target; of several columns with commas between, in the order of {@code keys}. */
    @Parameter(property = "etl.key")
    private @Nullable String key;

    @Override
    Work prepare(Inputs inputs) {
        String entity = inputs.required("etl.entities", entities, "write -Detl.entities=dim_cliente");
        String wanted = inputs.required("etl.key", key, "write the key of the row in the target: -Detl.key=42");
        return (engine, console) -> console.info(ExplanationText.render(engine.why(entity, wanted)));
    }
}
