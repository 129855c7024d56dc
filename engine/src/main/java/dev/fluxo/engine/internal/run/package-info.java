/**
 * The flow of a run, one short method in running order.
 */
@NullMarked
package dev.fluxo.engine.internal.run;

import org.jspecify.annotations.NullMarked;
