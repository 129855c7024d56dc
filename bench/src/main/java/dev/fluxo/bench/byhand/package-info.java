/**
 * Loads that are written by hand, in processes of their own.
 */
@NullMarked
package dev.fluxo.bench.byhand;

import org.jspecify.annotations.NullMarked;
