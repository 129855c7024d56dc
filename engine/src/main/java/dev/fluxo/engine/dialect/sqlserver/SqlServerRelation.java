package dev.fluxo.engine.dialect.sqlserver;

import dev.fluxo.engine.dialect.Bind;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TableName;

/** What a relation of SQL Server is. Of a view only the server knows whether it can be written, and says so when that is tried. */
final class SqlServerRelation {
    private static final DataType TEXT = DataType.text("nvarchar(517)", 517);

    private SqlServerRelation() {}

    static Sql of(TableName table) {
        return Sql.of("""
                SELECT r.what, 1, 1,
                       CASE WHEN r.what = 'view' THEN 'it is a view' WHEN r.instead = 1 THEN 'it has an INSTEAD OF trigger' END,
                       CASE WHEN r.what = 'view' OR r.instead = 1 THEN 0 ELSE 1 END,
                       CASE WHEN r.what = 'view' OR r.triggers > 0 THEN 1 ELSE 0 END
                FROM (
                  SELECT CASE WHEN o.type = 'V' THEN 'view' ELSE 'table' END AS what,
                         (SELECT COUNT(*) FROM sys.triggers t JOIN sys.trigger_events e ON e.object_id = t.object_id
                            WHERE t.parent_id = o.object_id AND t.is_disabled = 0 AND e.type_desc IN ('INSERT', 'UPDATE')) AS triggers,
                         CASE WHEN EXISTS (SELECT 1 FROM sys.triggers t WHERE t.parent_id = o.object_id
                                             AND t.is_disabled = 0 AND t.is_instead_of_trigger = 1) THEN 1 ELSE 0 END AS instead
                  FROM sys.objects o WHERE o.object_id = OBJECT_ID(?)) r""", new Bind(SqlServerNames.quote(table), TEXT));
    }
}
