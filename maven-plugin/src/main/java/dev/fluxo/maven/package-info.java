/**
 * The goals: the commands of {@code fluxo-console}, as Maven starts them.
 */
@NullMarked
package dev.fluxo.maven;

import org.jspecify.annotations.NullMarked;
