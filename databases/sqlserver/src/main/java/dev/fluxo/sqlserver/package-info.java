/**
 * SQL Server 2017 to 2022 and Azure SQL.
 */
@NullMarked
package dev.fluxo.sqlserver;

import org.jspecify.annotations.NullMarked;
