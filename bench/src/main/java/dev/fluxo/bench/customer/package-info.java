/**
 * The customers that are loaded: the tables, their rows, and the same transforms in SQL, in Java and as a spec.
 */
@NullMarked
package dev.fluxo.bench.customer;

import org.jspecify.annotations.NullMarked;
