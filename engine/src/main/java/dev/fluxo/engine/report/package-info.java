/**
 * The result of a run as a table and as JSON.
 */
@NullMarked
package dev.fluxo.engine.report;

import org.jspecify.annotations.NullMarked;
