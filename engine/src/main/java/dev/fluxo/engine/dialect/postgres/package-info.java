/**
 * PostgreSQL 13 to 17.
 */
@NullMarked
package dev.fluxo.engine.dialect.postgres;

import org.jspecify.annotations.NullMarked;
