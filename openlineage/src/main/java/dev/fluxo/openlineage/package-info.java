/** Lineage of runs as events of OpenLineage. */
@NullMarked
package dev.fluxo.openlineage;

import org.jspecify.annotations.NullMarked;
