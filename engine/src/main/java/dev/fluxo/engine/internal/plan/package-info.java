/**
 * Turns a spec and a catalog into a checked plan, or into every problem at once. Writes nothing.
 */
@NullMarked
package dev.fluxo.engine.internal.plan;

import org.jspecify.annotations.NullMarked;
