/**
 * What differs between databases, as whole statements of text and binds. Holds no connection and no state.
 */
@NullMarked
package dev.fluxo.engine.spi;

import org.jspecify.annotations.NullMarked;
