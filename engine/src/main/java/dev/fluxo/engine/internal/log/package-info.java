/**
 * The one place that speaks to a logger. It is found by SLF4J, belongs to others, and decides nothing of what the engine does.
 */
@NullMarked
package dev.fluxo.engine.internal.log;

import org.jspecify.annotations.NullMarked;
