/**
 * Remembers between runs: the watermark store, the audit log and the lock.
 */
@NullMarked
package dev.fluxo.engine.internal.control;

import org.jspecify.annotations.NullMarked;
