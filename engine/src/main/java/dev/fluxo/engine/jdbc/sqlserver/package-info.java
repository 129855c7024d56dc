/**
 * Rows as the driver's bulk copy of SQL Server wants them.
 */
@NullMarked
package dev.fluxo.engine.jdbc.sqlserver;

import org.jspecify.annotations.NullMarked;
