/**
 * PostgreSQL 13 to 17.
 */
@NullMarked
package dev.fluxo.postgresql;

import org.jspecify.annotations.NullMarked;
