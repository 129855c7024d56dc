/**
 * What all front ends share: the commands with their parameters, how a command is run, what it prints and how it ends. A
 * front end implements {@link dev.fluxo.console.FrontEnd} and starts {@link dev.fluxo.console.Command#run}.
 */
@NullMarked
package dev.fluxo.console;

import org.jspecify.annotations.NullMarked;
