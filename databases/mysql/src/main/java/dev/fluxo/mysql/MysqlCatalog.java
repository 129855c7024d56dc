package dev.fluxo.mysql;

import static dev.fluxo.mysql.MysqlNames.text;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;

/** The catalog itself: JDBC knows databases as catalogs, and no schemas. */
final class MysqlCatalog implements CatalogSql {
    @Override
    public Sql schemas() {
        return Sql.of("SELECT SCHEMA_NAME, CASE WHEN SCHEMA_NAME = DATABASE() THEN 1 ELSE 0 END"
                + " FROM information_schema.SCHEMATA"
                + " WHERE SCHEMA_NAME NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')");
    }

    @Override
    public Sql tables(String schema) {
        return Sql.of(
                "SELECT TABLE_NAME, CASE WHEN TABLE_TYPE LIKE '%VIEW' THEN 1 ELSE 0 END FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA = ? AND TABLE_TYPE <> 'SEQUENCE'",
                text(schema));
    }

    /**
     * A column that numbers itself takes numbers from others too: it has a default. Of texts nearly every collation ignores blanks at the end,
     * most also capitals and accents. What rows of other tables of the database refer to stays as it is spelled: the server takes another spelling for another key.
     */
    @Override
    public Sql columns(TableName table) {
        Bind schema = text(table.schema());
        Bind name = text(table.name());
        return Sql.of("""
                SELECT COLUMN_NAME,
                       CONCAT(COLUMN_TYPE, CASE WHEN CHARACTER_SET_NAME IS NULL THEN '' ELSE CONCAT('%s', CHARACTER_SET_NAME) END),
                       CASE WHEN IS_NULLABLE = 'YES' THEN 1 ELSE 0 END,
                       CASE WHEN COALESCE(GENERATION_EXPRESSION, '') <> '' THEN 1 ELSE 0 END,
                       CASE WHEN EXTRA LIKE '%%auto_increment%%' OR COALESCE(COLUMN_DEFAULT, 'NULL') <> 'NULL' THEN 1 ELSE 0 END,
                       CASE WHEN COLLATION_NAME IS NOT NULL AND COLLATION_NAME NOT LIKE '%%nopad\\_bin'
                             AND COLLATION_NAME <> 'utf8mb4_0900_bin' AND DATA_TYPE NOT IN ('enum', 'set', 'json')
                             AND COLUMN_NAME NOT IN (SELECT k.REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE k
                                                     WHERE k.TABLE_SCHEMA = ? AND k.REFERENCED_TABLE_SCHEMA = ? AND k.REFERENCED_TABLE_NAME = ?)
                            THEN 1 ELSE 0 END
                FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?
                ORDER BY ORDINAL_POSITION""".formatted(MysqlTypes.CHARSET), schema, schema, name, schema, name);
    }

    /** None over a part of a text, or over an expression. */
    @Override
    public Sql uniqueKeys(TableName table) {
        Bind schema = text(table.schema());
        Bind name = text(table.name());
        return Sql.of("""
                SELECT INDEX_NAME, COLUMN_NAME FROM information_schema.STATISTICS
                WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND NON_UNIQUE = 0
                  AND INDEX_NAME NOT IN (SELECT p.INDEX_NAME FROM information_schema.STATISTICS p
                                         WHERE p.TABLE_SCHEMA = ? AND p.TABLE_NAME = ? AND (p.SUB_PART IS NOT NULL OR p.COLUMN_NAME IS NULL))
                ORDER BY INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX""", schema, name, schema, name);
    }

    @Override
    public Sql indexes(TableName table) {
        return Sql.of(
                "SELECT INDEX_NAME, COLUMN_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA ="
                        + " COALESCE(?, DATABASE()) AND TABLE_NAME = ? AND COLUMN_NAME IS NOT NULL"
                        + " ORDER BY INDEX_NAME, SEQ_IN_INDEX",
                text(table.schema()),
                text(table.name()));
    }

    @Override
    public Sql foreignKeys(TableName table) {
        return Sql.of(
                "SELECT CONSTRAINT_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME"
                        + " FROM information_schema.KEY_COLUMN_USAGE"
                        + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND REFERENCED_TABLE_NAME IS NOT NULL"
                        + " ORDER BY CONSTRAINT_NAME, ORDINAL_POSITION",
                text(table.schema()),
                text(table.name()));
    }

    /** Nothing tells a table from one of the same name that is made later: its number and its time change with an ALTER too. */
    @Override
    public Sql identity(TableName table) {
        return Sql.of("SELECT 1 FROM DUAL WHERE 1 = 0");
    }
}
