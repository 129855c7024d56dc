/** The commands. {@link dev.fluxo.console.command.Commands} is the door. */
@NullMarked
package dev.fluxo.console.command;

import org.jspecify.annotations.NullMarked;
