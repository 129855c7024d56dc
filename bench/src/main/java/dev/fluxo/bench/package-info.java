/**
 * Benchmarks: the engine beside what the databases themselves allow. Run by hand.
 */
@NullMarked
package dev.fluxo.bench;

import org.jspecify.annotations.NullMarked;
