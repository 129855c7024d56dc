/**
 * A first spec of an entity, written from what the databases tell of its tables.
 */
@NullMarked
package dev.fluxo.engine.internal.draft;

import org.jspecify.annotations.NullMarked;
