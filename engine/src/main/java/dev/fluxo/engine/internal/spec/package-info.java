/**
 * Reads the YAML specs into records that know their line and column. The only room that knows YAML, and the source of the JSON Schema.
 */
@NullMarked
package dev.fluxo.engine.internal.spec;

import org.jspecify.annotations.NullMarked;
