/**
 * H2, the embedded default.
 */
@NullMarked
package dev.fluxo.engine.dialect.h2;

import org.jspecify.annotations.NullMarked;
