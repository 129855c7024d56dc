/**
 * Tables that are wide, long, narrow, or have many indexes or keys: each is described by its columns, from which its SQL for PostgreSQL and its spec
 * are made.
 */
@NullMarked
package dev.fluxo.bench.table;

import org.jspecify.annotations.NullMarked;
