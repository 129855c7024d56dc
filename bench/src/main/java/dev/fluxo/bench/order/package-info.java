/**
 * The orders that refer to three dimensions: the tables, their rows, the specs.
 */
@NullMarked
package dev.fluxo.bench.order;

import org.jspecify.annotations.NullMarked;
