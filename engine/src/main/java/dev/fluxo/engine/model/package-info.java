/**
 * The plain values that every room speaks: names, types, batches of rows, watermarks, windows, results. No behaviour of a database.
 */
@NullMarked
package dev.fluxo.engine.model;

import org.jspecify.annotations.NullMarked;
