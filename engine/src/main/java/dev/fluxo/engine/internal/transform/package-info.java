/**
 * Named transforms and expressions, compiled once per entity into one function from a source row to a target row.
 */
@NullMarked
package dev.fluxo.engine.internal.transform;

import org.jspecify.annotations.NullMarked;
