/** Tries inputs by the thousand: a few in each build, many with {@code -Pfuzz}. The tests are in the rooms that they try. */
@NullMarked
package dev.fluxo.engine.fuzz;

import org.jspecify.annotations.NullMarked;
