/** The beginning of a project: its files, which are resources beside these classes. */
@NullMarked
package dev.fluxo.console.create;

import org.jspecify.annotations.NullMarked;
