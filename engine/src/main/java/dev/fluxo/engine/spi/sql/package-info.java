/** SQL text as tokens: what of it is code, and what a comment, a text or a name in quotes. Knows what languages may differ in, and no database. */
@NullMarked
package dev.fluxo.engine.spi.sql;

import org.jspecify.annotations.NullMarked;
