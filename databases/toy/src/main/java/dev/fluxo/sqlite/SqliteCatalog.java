package dev.fluxo.sqlite;

import static dev.fluxo.sqlite.SqliteNames.schema;
import static dev.fluxo.sqlite.SqliteNames.text;

import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;

/** SQLite's own catalog: the driver shows that of the main file alone, without schemas. */
final class SqliteCatalog implements CatalogSql {
    /** The one column of the key of a table that has no index of its own: it is the number of the row. */
    private static final String ROW_ID = "c.pk = 1 AND upper(c.type) = 'INTEGER'"
            + " AND NOT EXISTS (SELECT 1 FROM pragma_table_info(?, ?) k WHERE k.pk > 1)";

    @Override
    public Sql schemas() {
        return Sql.of("SELECT name, name = 'main' FROM pragma_database_list WHERE name <> 'temp'");
    }

    @Override
    public Sql tables(String schema) {
        return Sql.of(
                "SELECT name, type = 'view' FROM pragma_table_list WHERE schema = ? AND type IN ('table', 'view')",
                text(schema));
    }

    @Override
    public Sql columns(TableName table) {
        return Sql.of(
                "SELECT c.name, c.type, NOT (c.\"notnull\" OR " + ROW_ID + "), c.hidden IN (2, 3),"
                        + " c.dflt_value IS NOT NULL OR " + ROW_ID + ","
                        + " EXISTS (SELECT 1 FROM pragma_index_list(?, ?) i, pragma_index_xinfo(i.name, ?) k"
                        + " WHERE k.key = 1 AND k.name = c.name AND k.coll <> 'BINARY')"
                        + " FROM pragma_table_xinfo(?, ?) c WHERE c.hidden <> 1 ORDER BY c.cid",
                text(table.name()),
                text(schema(table)),
                text(table.name()),
                text(schema(table)),
                text(table.name()),
                text(schema(table)),
                text(schema(table)),
                text(table.name()),
                text(schema(table)));
    }

    @Override
    public Sql uniqueKeys(TableName table) {
        return indexes(
                table,
                " WHERE i.\"unique\" AND NOT i.partial AND NOT EXISTS"
                        + " (SELECT 1 FROM pragma_index_info(i.name, ?2) e WHERE e.cid < 0)");
    }

    @Override
    public Sql indexes(TableName table) {
        return indexes(table, " WHERE k.name IS NOT NULL");
    }

    private static Sql indexes(TableName table, String which) {
        String own = "SELECT i.name, k.name, k.seqno FROM pragma_index_list(?1, ?2) i, pragma_index_info(i.name, ?2) k";
        String row = "SELECT 'the number of the row', c.name, 0 FROM pragma_table_info(?1, ?2) c WHERE "
                + ROW_ID.replace("?, ?", "?1, ?2");
        return Sql.of(own + which + " UNION ALL " + row + " ORDER BY 1, 3", text(table.name()), text(schema(table)));
    }

    /** Their names are not told: the columns stand for them. */
    @Override
    public Sql foreignKeys(TableName table) {
        return Sql.of(
                "SELECT '(' || group_concat(\"from\", ', ') || ')', ?2, \"table\" FROM pragma_foreign_key_list(?1, ?2) GROUP BY id",
                text(table.name()),
                text(schema(table)));
    }

    /** Nothing tells a table from one of the same name that is made later. */
    @Override
    public Sql identity(TableName table) {
        return Sql.of("SELECT 1 WHERE 1 = 0");
    }
}
