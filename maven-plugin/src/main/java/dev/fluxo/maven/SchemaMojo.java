package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;

/** Writes the JSON Schemas of the specs to {@code .schema} in the pipelines folder, for editors to complete and explain keys. */
@Mojo(name = "schema", aggregator = true, requiresProject = false, threadSafe = true)
final class SchemaMojo extends TellingMojo {}
