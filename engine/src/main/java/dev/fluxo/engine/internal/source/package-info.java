/**
 * The bounded, ordered read of an entity, as batches of rows.
 */
@NullMarked
package dev.fluxo.engine.internal.source;

import org.jspecify.annotations.NullMarked;
