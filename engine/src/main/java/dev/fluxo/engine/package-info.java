/**
 * The one door: {@link dev.fluxo.engine.Engine}. Start reading there.
 */
@NullMarked
package dev.fluxo.engine;

import org.jspecify.annotations.NullMarked;
