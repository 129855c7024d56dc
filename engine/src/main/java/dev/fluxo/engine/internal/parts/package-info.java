/**
 * Moves the rows of a window by workers: each reads a range, transforms it and fills a table of its own. The driver takes the first answer of
 * each, and brings all tables into the target in one transaction.
 */
@NullMarked
package dev.fluxo.engine.internal.parts;

import org.jspecify.annotations.NullMarked;
