/**
 * PostgreSQL's binary format of COPY, in both directions. Bytes and values alone: no connection.
 */
@NullMarked
package dev.fluxo.postgresql.copy;

import org.jspecify.annotations.NullMarked;
