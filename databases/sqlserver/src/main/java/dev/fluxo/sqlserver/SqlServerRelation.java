package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;

/**
 * What a relation of SQL Server is. Of a view only the server knows whether it can be written, and says so when that is tried. Which indexed
 * view reads a table is seen by its name in the text of the view: the catalog's own list of that is for owners only, and one found too many
 * does no harm.
 */
final class SqlServerRelation {
    static final String IN_MEMORY = "memory-optimized table";
    static final String COLUMNSTORE = "columnstore table";

    private static final DataType TEXT = DataType.text("nvarchar(517)", 517);

    private SqlServerRelation() {}

    static Sql of(TableName table) {
        return Sql.of("""
                SELECT r.what,
                       CASE WHEN r.what IN ('history table', 'external table') THEN 0 ELSE 1 END,
                       CASE WHEN r.what IN ('history table', 'external table') THEN 0 ELSE 1 END,
                       CASE WHEN r.what = 'view' THEN 'it is a view'
                            WHEN r.instead = 1 THEN 'it has an INSTEAD OF trigger'
                            WHEN r.what = 'memory-optimized table' THEN 'it is kept in memory'
                            WHEN r.what = 'columnstore table' THEN 'it is kept by columns'
                            WHEN r.what = 'temporal table' THEN 'the server keeps its history'
                            WHEN r.filtered = 1 THEN 'it has a filtered index'
                            WHEN r.viewed = 1 THEN 'an indexed view reads it' END,
                       CASE WHEN r.what IN ('table', 'temporal table') AND r.instead = 0 THEN 1 ELSE 0 END,
                       CASE WHEN r.what = 'view' OR r.triggers > 0 THEN 1 ELSE 0 END
                FROM (
                  SELECT CASE WHEN o.type = 'V' THEN 'view' WHEN b.is_external = 1 THEN 'external table'
                              WHEN b.temporal_type = 1 THEN 'history table' WHEN b.is_memory_optimized = 1 THEN 'memory-optimized table'
                              WHEN EXISTS (SELECT 1 FROM sys.indexes i WHERE i.object_id = o.object_id AND i.type = 5)
                              THEN 'columnstore table'
                              WHEN b.temporal_type = 2 THEN 'temporal table' ELSE 'table' END AS what,
                         (SELECT COUNT(*) FROM sys.triggers t JOIN sys.trigger_events e ON e.object_id = t.object_id
                            WHERE t.parent_id = o.object_id AND t.is_disabled = 0 AND e.type_desc IN ('INSERT', 'UPDATE')) AS triggers,
                         CASE WHEN EXISTS (SELECT 1 FROM sys.triggers t WHERE t.parent_id = o.object_id
                                             AND t.is_disabled = 0 AND t.is_instead_of_trigger = 1) THEN 1 ELSE 0 END AS instead,
                         CASE WHEN EXISTS (SELECT 1 FROM sys.indexes i WHERE i.object_id = o.object_id AND i.has_filter = 1
                                             AND i.is_disabled = 0) THEN 1 ELSE 0 END AS filtered,
                         CASE WHEN EXISTS (SELECT 1 FROM sys.views v JOIN sys.indexes i ON i.object_id = v.object_id AND i.index_id = 1
                                           WHERE CHARINDEX(o.name, OBJECT_DEFINITION(v.object_id)) > 0) THEN 1 ELSE 0 END AS viewed
                  FROM sys.objects o LEFT JOIN sys.tables b ON b.object_id = o.object_id
                  WHERE o.object_id = OBJECT_ID(?)) r""", new Bind(SqlServerNames.quote(table), TEXT));
    }
}
