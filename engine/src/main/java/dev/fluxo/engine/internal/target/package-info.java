/**
 * Loads the staging table, then merges it into the target with one statement.
 */
@NullMarked
package dev.fluxo.engine.internal.target;

import org.jspecify.annotations.NullMarked;
