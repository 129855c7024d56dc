/** Source against target: checksums of ranges of keys, then the rows of those ranges that differ. Reads alone; who heals is told the rows. */
@NullMarked
package dev.fluxo.engine.internal.reconcile;

import org.jspecify.annotations.NullMarked;
