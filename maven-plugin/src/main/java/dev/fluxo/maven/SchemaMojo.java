package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;

/** Writes the JSON Schemas of the specs to {@code .schema} in the pipelines folder, for editors to complete and explain keys. */
@Mojo(name = "schema", aggregator = true, requiresProject = false, threadSafe = true)
final class SchemaMojo extends EtlMojo {
    @Override
    Work prepare(Inputs inputs) {
        return (engine, console) -> engine.writeSchema(null).forEach(file -> console.info("wrote " + file));
    }
}
