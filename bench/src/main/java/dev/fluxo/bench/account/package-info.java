/**
 * The accounts of which some are closed: the tables, their rows, the spec.
 */
@NullMarked
package dev.fluxo.bench.account;

import org.jspecify.annotations.NullMarked;
