/**
 * Rows as the driver's bulk copy of SQL Server wants them.
 */
@NullMarked
package dev.fluxo.sqlserver.bulk;

import org.jspecify.annotations.NullMarked;
