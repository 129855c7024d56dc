/**
 * DuckDB: a warehouse in one file, without a server, and files (Parquet, CSV, JSON) as sources.
 */
@NullMarked
package dev.fluxo.duckdb;

import org.jspecify.annotations.NullMarked;
