package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;

/** What a relation of a warehouse, or of what serves a lake, is: a table that takes rows, or something to be read. */
final class WarehouseRelation {
    private WarehouseRelation() {}

    static Sql of(TableName table, Edition edition) {
        String kept = edition.isWarehouse() ? "table" : "read-only table";
        String takes = edition.isWarehouse() ? "CASE WHEN r.what = 'table' THEN 1 ELSE 0 END" : "0";
        return Sql.of("""
                SELECT r.what, %2$s, %2$s, 'its database keeps no key unique', 0, 0
                FROM (
                  SELECT CASE WHEN o.type = 'V' THEN 'view' WHEN b.is_external = 1 OR o.type = 'ET' THEN 'external table' ELSE '%1$s' END AS what
                  FROM sys.objects o LEFT JOIN sys.tables b ON b.object_id = o.object_id
                  WHERE o.object_id = OBJECT_ID(?)) r""".formatted(kept, takes), SqlServerCatalog.name(table));
    }
}
