/**
 * The flow of a run, one short method in running order.
 */
@NullMarked
package dev.fluxo.engine.run;

import org.jspecify.annotations.NullMarked;
