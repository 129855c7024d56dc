/**
 * Moves rows: reads a window, transforms, hands on to a loader, and says what became of them. Knows no books: who keeps them stands
 * above.
 */
@NullMarked
package dev.fluxo.engine.internal.execution;

import org.jspecify.annotations.NullMarked;
