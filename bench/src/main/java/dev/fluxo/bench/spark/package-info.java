/** The load as a user of Spark writes it. */
@NullMarked
package dev.fluxo.bench.spark;

import org.jspecify.annotations.NullMarked;
