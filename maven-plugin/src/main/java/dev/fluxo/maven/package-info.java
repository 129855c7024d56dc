/**
 * The goals: parameters in, one call of the engine, an exception out.
 */
@NullMarked
package dev.fluxo.maven;

import org.jspecify.annotations.NullMarked;
