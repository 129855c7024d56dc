/**
 * SQLite as a module from outside: what the engine's seams and the testkit are proved on. Not made to load a warehouse with.
 */
@NullMarked
package dev.fluxo.sqlite;

import org.jspecify.annotations.NullMarked;
