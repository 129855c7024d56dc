/**
 * What an analyst asks between runs: what would happen, and why something did. Reads, and rolls back what it tries.
 */
@NullMarked
package dev.fluxo.engine.internal.inspect;

import org.jspecify.annotations.NullMarked;
