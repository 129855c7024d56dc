/**
 * The named transforms: how a step is written, which transforms exist, and what each does to a value.
 */
@NullMarked
package dev.fluxo.engine.internal.transform.step;

import org.jspecify.annotations.NullMarked;
