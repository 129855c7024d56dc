package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import java.util.List;

/**
 * The catalog of a warehouse, and of what serves a lake. The driver's own questions are procedures that not all of them have. Keys and
 * indexes are none that anybody could rely on.
 */
final class WarehouseCatalog implements CatalogSql {
    private static final String NONE = "SELECT name, name, name FROM sys.objects WHERE 1 = 0";

    @Override
    public Sql schemas() {
        return Sql.of("SELECT name, CASE WHEN name = SCHEMA_NAME() THEN 1 ELSE 0 END FROM sys.schemas");
    }

    @Override
    public Sql tables(String schema) {
        return new Sql(
                "SELECT o.name, CASE WHEN o.type = 'V' THEN 1 ELSE 0 END FROM sys.objects o JOIN sys.schemas n"
                        + " ON n.schema_id = o.schema_id WHERE n.name = ? AND o.type IN ('U', 'V', 'ET')",
                List.of(new Bind(schema, DataType.text("nvarchar(128)", 128))));
    }

    @Override
    public Sql indexes(TableName table) {
        return Sql.of(NONE);
    }

    @Override
    public Sql foreignKeys(TableName table) {
        return Sql.of(NONE);
    }

    @Override
    public Sql uniqueKeys(TableName table) {
        return Sql.of(NONE);
    }

    /** Without what these catalogs do not have: columns of periods, types of assemblies. */
    @Override
    public Sql columns(TableName table) {
        return Sql.of("""
                SELECT c.name,
                       y.name + CASE WHEN y.name IN ('char', 'varchar', 'binary', 'varbinary', 'nchar', 'nvarchar')
                                     THEN '(' + CASE WHEN c.max_length = -1 THEN 'max'
                                                     WHEN y.name IN ('nchar', 'nvarchar') THEN CAST(c.max_length / 2 AS varchar(10))
                                                     ELSE CAST(c.max_length AS varchar(10)) END + ')'
                                     WHEN y.name IN ('decimal', 'numeric')
                                     THEN '(' + CAST(c.precision AS varchar(10)) + ',' + CAST(c.scale AS varchar(10)) + ')'
                                     WHEN y.name IN ('time', 'datetime2', 'datetimeoffset') THEN '(' + CAST(c.scale AS varchar(10)) + ')'
                                     ELSE '' END
                              + CASE WHEN y.name IN ('char', 'varchar', 'text')
                                     THEN ' cp' + CAST(COLLATIONPROPERTY(c.collation_name, 'CodePage') AS varchar(10)) ELSE '' END,
                       CAST(c.is_nullable AS int),
                       CASE WHEN c.is_identity = 1 OR c.is_computed = 1 THEN 1 ELSE 0 END,
                       CASE WHEN c.default_object_id <> 0 THEN 1 ELSE 0 END,
                       CASE WHEN y.name IN ('char', 'varchar', 'nchar', 'nvarchar', 'varbinary', 'datetimeoffset') THEN 1 ELSE 0 END
                FROM sys.columns c JOIN sys.types y ON y.user_type_id = c.system_type_id
                WHERE c.object_id = OBJECT_ID(?)
                ORDER BY c.column_id""", SqlServerCatalog.name(table));
    }

    @Override
    public Sql identity(TableName table) {
        return new SqlServerCatalog().identity(table);
    }
}
