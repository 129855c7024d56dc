/**
 * {@code fluxo}: the console's commands without Maven. Its options are made of their declarations; what it adds is the process:
 * standard streams, exit status, help, completion.
 */
@NullMarked
package dev.fluxo.cli;

import org.jspecify.annotations.NullMarked;
