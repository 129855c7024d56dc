package dev.fluxo.duckdb;

import static dev.fluxo.duckdb.DuckDbNames.name;
import static dev.fluxo.duckdb.DuckDbNames.schema;
import static dev.fluxo.duckdb.DuckDbNames.text;

import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;

/** DuckDB's own catalog: the driver's metadata has no length that is true, and no unique keys. */
final class DuckDbCatalog implements CatalogSql {
    private static final String HERE =
            "database_name = current_database() AND lower(schema_name) = lower(?) AND lower(table_name) = lower(?)";

    @Override
    public Sql schemas() {
        return Sql.of(
                "SELECT schema_name, CASE WHEN schema_name = current_schema() THEN 1 ELSE 0 END FROM duckdb_schemas()"
                        + " WHERE database_name = current_database() AND NOT internal OR (database_name = current_database() AND schema_name = 'main')");
    }

    @Override
    public Sql tables(String schema) {
        return Sql.of(
                "SELECT table_name, 0 FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = ?"
                        + " UNION ALL SELECT view_name, 1 FROM duckdb_views() WHERE database_name = current_database() AND schema_name = ?"
                        + " AND NOT internal",
                text(schema),
                text(schema));
    }

    /**
     * A collation is in the text of the table alone; what rows of other tables refer to stays as it is spelled. A text has no length, but a check may say
     * one: {@code CHECK (length(name) <= 20)}.
     */
    @Override
    public Sql columns(TableName table) {
        return Sql.of(
                """
                SELECT c.column_name,
                       c.data_type || coalesce('(' || l.most || ')', ''),
                       CASE WHEN c.is_nullable THEN 1 ELSE 0 END,
                       CASE WHEN i.is_generated = 'ALWAYS' THEN 1 ELSE 0 END,
                       CASE WHEN c.column_default IS NOT NULL THEN 1 ELSE 0 END,
                       CASE WHEN %s AND c.column_name NOT IN (
                         SELECT unnest(referenced_column_names) FROM duckdb_constraints() WHERE database_name = current_database()
                           AND schema_name = ? AND referenced_table = ? AND constraint_type = 'FOREIGN KEY') THEN 1 ELSE 0 END
                FROM duckdb_columns() c
                JOIN information_schema.columns i ON i.table_catalog = c.database_name AND i.table_schema = c.schema_name
                  AND i.table_name = c.table_name AND i.column_name = c.column_name
                LEFT JOIN duckdb_tables() t ON t.table_oid = c.table_oid AND t.database_name = c.database_name
                LEFT JOIN (
                  SELECT constraint_column_names AS names, min(CAST(nullif(
                    regexp_extract(expression, '^\\(*(?:length|char_length|len)\\(.+\\) <= (\\d{1,9})\\)*$', 1), '') AS INTEGER)) AS most
                  FROM duckdb_constraints() WHERE database_name = current_database() AND schema_name = ? AND table_name = ?
                    AND constraint_type = 'CHECK' GROUP BY 1) l ON l.names = [c.column_name] AND c.data_type = 'VARCHAR'
                WHERE c.database_name = current_database() AND c.schema_name = ? AND c.table_name = ?
                ORDER BY c.column_index""".formatted(collated("c.column_name", "t.sql")),
                schema(table),
                name(table),
                schema(table),
                name(table),
                schema(table),
                name(table));
    }

    /** Whether a column has a collation: in quotes in the text where it has to be, else without. */
    private static String collated(String column, String sql) {
        return "regexp_matches(" + sql + ", '(?i)(?:^|[(, ])(?:\"' || regexp_escape(replace(" + column
                + ", '\"', '\"\"')) || '\"|' || regexp_escape(" + column + ") || ') VARCHAR COLLATE ')";
    }

    /** An index over an expression has parentheses. One over a collation lets in what is equal by it: it compares to the letter. */
    @Override
    public Sql uniqueKeys(TableName table) {
        return Sql.of(
                "SELECT k, c FROM (" + constraints("'PRIMARY KEY', 'UNIQUE'") + " UNION ALL "
                        + indexed(" AND is_unique AND NOT contains(expressions, '(')")
                        + ") WHERE k NOT IN (SELECT a.k FROM ("
                        + constraints("'PRIMARY KEY', 'UNIQUE'") + " UNION ALL " + indexed(" AND is_unique")
                        + ") a JOIN duckdb_tables() t ON t.database_name = current_database() AND t.schema_name = ? AND t.table_name = ?"
                        + " WHERE " + collated("a.c", "t.sql") + ") ORDER BY k",
                schema(table),
                name(table),
                schema(table),
                name(table),
                schema(table),
                name(table),
                schema(table),
                name(table),
                schema(table),
                name(table));
    }

    @Override
    public Sql indexes(TableName table) {
        return Sql.of(
                "SELECT k, c FROM (" + constraints("'PRIMARY KEY', 'UNIQUE'") + " UNION ALL " + indexed("")
                        + ") ORDER BY k, p",
                schema(table),
                name(table),
                schema(table),
                name(table));
    }

    /** A row where an index begins with this column. Names are found in any case. */
    static Sql leading(TableName table, String column) {
        return Sql.of(
                "SELECT 1 FROM (" + constraints("'PRIMARY KEY', 'UNIQUE'") + " UNION ALL " + indexed("")
                        + ") WHERE p = 1 AND lower(c) = lower(?) LIMIT 1",
                schema(table),
                name(table),
                schema(table),
                name(table),
                DuckDbNames.text(column));
    }

    private static String constraints(String types) {
        return "SELECT 'constraint ' || constraint_index AS k, unnest(constraint_column_names) AS c,"
                + " generate_subscripts(constraint_column_names, 1) AS p FROM duckdb_constraints() WHERE " + HERE
                + " AND constraint_type IN (" + types + ")";
    }

    /** Its columns are a text: {@code [id, '"Odd ""x"""']}. */
    private static String indexed(String which) {
        return "SELECT index_name AS k, CASE WHEN e LIKE '\"%' THEN replace(e[2:-2], '\"\"', '\"') ELSE e END AS c, p FROM ("
                + "SELECT index_name, unnest(expressions::VARCHAR[]) AS e, generate_subscripts(expressions::VARCHAR[], 1) AS p"
                + " FROM duckdb_indexes() WHERE " + HERE + which + ")";
    }

    /** A name that was given is forgotten: the columns stand for it. */
    @Override
    public Sql foreignKeys(TableName table) {
        return Sql.of(
                "SELECT '(' || array_to_string(constraint_column_names, ', ') || ')', schema_name, referenced_table FROM duckdb_constraints() WHERE "
                        + HERE + " AND constraint_type = 'FOREIGN KEY'",
                schema(table),
                name(table));
    }

    /** The number of a table is another one each time that the file is opened. */
    @Override
    public Sql identity(TableName table) {
        return Sql.of("SELECT 1 WHERE 1 = 0");
    }
}
