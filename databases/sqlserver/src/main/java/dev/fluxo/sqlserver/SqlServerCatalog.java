package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;

/** SQL Server's own catalog: JDBC's view of it knows neither code pages nor the columns of a period. */
final class SqlServerCatalog implements CatalogSql {
    private static final DataType TEXT = DataType.text("nvarchar(517)", 517);
    /** Of types that an assembly makes: only their own id names them. */
    private static final int ASSEMBLY = 240;

    /** Of texts every collation ignores blanks at the end, most also capitals; of bytes zeros at the end. */
    @Override
    public Sql columns(TableName table) {
        return Sql.of("""
                SELECT c.name,
                       n.name + CASE WHEN n.name IN ('char', 'varchar', 'binary', 'varbinary', 'nchar', 'nvarchar')
                                     THEN '(' + CASE WHEN c.max_length = -1 THEN 'max'
                                                     WHEN n.name IN ('nchar', 'nvarchar') THEN CAST(c.max_length / 2 AS varchar(10))
                                                     ELSE CAST(c.max_length AS varchar(10)) END + ')'
                                     WHEN n.name IN ('decimal', 'numeric')
                                     THEN '(' + CAST(c.precision AS varchar(10)) + ',' + CAST(c.scale AS varchar(10)) + ')'
                                     WHEN n.name IN ('time', 'datetime2', 'datetimeoffset') THEN '(' + CAST(c.scale AS varchar(10)) + ')'
                                     ELSE '' END
                              + CASE WHEN n.name IN ('char', 'varchar', 'text')
                                     THEN ' cp' + CAST(COLLATIONPROPERTY(c.collation_name, 'CodePage') AS varchar(10)) ELSE '' END,
                       CAST(c.is_nullable AS int),
                       CASE WHEN c.is_identity = 1 OR c.is_computed = 1 OR c.generated_always_type <> 0 OR n.name = 'timestamp'
                            THEN 1 ELSE 0 END,
                       CASE WHEN c.default_object_id <> 0 THEN 1 ELSE 0 END,
                       CASE WHEN n.name IN ('char', 'varchar', 'nchar', 'nvarchar', 'varbinary', 'datetimeoffset', 'sql_variant')
                            THEN 1 ELSE 0 END
                FROM sys.columns c
                CROSS APPLY (SELECT CAST(TYPE_NAME(CASE WHEN c.system_type_id = %d THEN c.user_type_id ELSE c.system_type_id END) AS nvarchar(128)) AS name) n
                WHERE c.object_id = OBJECT_ID(?)
                ORDER BY c.column_id""".formatted(ASSEMBLY), name(table));
    }

    @Override
    public Sql uniqueKeys(TableName table) {
        return Sql.of("""
                SELECT i.name, c.name
                FROM sys.indexes i
                JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
                JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
                WHERE i.object_id = OBJECT_ID(?) AND i.is_unique = 1 AND i.has_filter = 0 AND i.is_disabled = 0
                  AND i.is_hypothetical = 0 AND ic.is_included_column = 0
                ORDER BY i.is_primary_key DESC, i.index_id, ic.key_ordinal""", name(table));
    }

    @Override
    public Sql identity(TableName table) {
        return Sql.of(
                "SELECT CONCAT(o.object_id, ' ', CONVERT(varchar(30), o.create_date, 126)) FROM sys.objects o"
                        + " WHERE o.object_id = OBJECT_ID(?) AND o.type = 'U'",
                name(table));
    }

    static Bind name(TableName table) {
        return new Bind(SqlServerNames.quote(table), TEXT);
    }
}
