/**
 * H2, the embedded default.
 */
@NullMarked
package dev.fluxo.h2;

import org.jspecify.annotations.NullMarked;
