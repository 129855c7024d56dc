/**
 * The one place that opens connections, binds values and translates {@link java.sql.SQLException}.
 */
@NullMarked
package dev.fluxo.engine.internal.jdbc;

import org.jspecify.annotations.NullMarked;
