package dev.fluxo.h2;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;

/** What a relation of H2 is: a view takes what it has INSTEAD OF triggers for, and neither it nor a linked table a MERGE. */
final class H2Relation {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "VARCHAR");

    private H2Relation() {}

    static Sql of(TableName table) {
        Bind schema = new Bind(table.schema(), TEXT);
        Bind name = new Bind(table.name(), TEXT);
        return Sql.of("""
                SELECT what, inserts, updates, CASE WHEN what <> 'table' THEN 'it is a ' || what END,
                       CASE WHEN what = 'table' THEN 1 ELSE 0 END,
                       CASE WHEN what <> 'table' OR triggers > 0 THEN 1 ELSE 0 END
                FROM (
                  SELECT what, triggers,
                         CASE WHEN what <> 'view' OR instead LIKE '%INSERT%' THEN 1 ELSE 0 END AS inserts,
                         CASE WHEN what <> 'view' OR instead LIKE '%UPDATE%' THEN 1 ELSE 0 END AS updates
                  FROM (
                    SELECT CASE WHEN t.TABLE_TYPE = 'VIEW' THEN 'view' WHEN t.STORAGE_TYPE = 'TABLE LINK' THEN 'linked table'
                                ELSE 'table' END AS what,
                           (SELECT COUNT(*) FROM INFORMATION_SCHEMA.TRIGGERS g WHERE g.EVENT_OBJECT_SCHEMA = t.TABLE_SCHEMA
                              AND g.EVENT_OBJECT_TABLE = t.TABLE_NAME
                              AND (g.EVENT_MANIPULATION LIKE '%INSERT%' OR g.EVENT_MANIPULATION LIKE '%UPDATE%')) AS triggers,
                           (SELECT LISTAGG(g.EVENT_MANIPULATION) FROM INFORMATION_SCHEMA.TRIGGERS g
                              WHERE g.EVENT_OBJECT_SCHEMA = t.TABLE_SCHEMA AND g.EVENT_OBJECT_TABLE = t.TABLE_NAME
                                AND g.ACTION_TIMING = 'INSTEAD OF') AS instead
                    FROM INFORMATION_SCHEMA.TABLES t WHERE t.TABLE_SCHEMA = ? AND t.TABLE_NAME = ?))""", schema, name);
    }
}
