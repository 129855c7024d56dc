package dev.fluxo.duckdb;

import static dev.fluxo.duckdb.DuckDbNames.name;
import static dev.fluxo.duckdb.DuckDbNames.schema;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;

/** What a relation of DuckDB is: a table, or a view, which takes no rows. There are no triggers. */
final class DuckDbRelation {
    private DuckDbRelation() {}

    static Sql of(TableName table) {
        return Sql.of(
                "SELECT 'table', 1, 1, NULL, 1, 0 FROM duckdb_tables() WHERE database_name = current_database()"
                        + " AND schema_name = ? AND table_name = ? UNION ALL SELECT 'view', 0, 0, 'it is a view', 0, 1"
                        + " FROM duckdb_views() WHERE database_name = current_database() AND schema_name = ? AND view_name = ?",
                schema(table),
                name(table),
                schema(table),
                name(table));
    }
}
