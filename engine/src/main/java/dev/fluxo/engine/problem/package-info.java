/**
 * What is wrong, where, and how to fix it. Every message a user reads is a {@link dev.fluxo.engine.problem.Problem}.
 */
@NullMarked
package dev.fluxo.engine.problem;

import org.jspecify.annotations.NullMarked;
