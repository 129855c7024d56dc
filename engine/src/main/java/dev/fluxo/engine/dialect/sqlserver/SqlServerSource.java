package dev.fluxo.engine.dialect.sqlserver;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.dialect.Extraction;
import dev.fluxo.engine.dialect.SourceSql;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.WindowSql;
import dev.fluxo.engine.model.Clock;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.Fence;
import dev.fluxo.engine.model.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read from SQL Server. */
final class SqlServerSource implements SourceSql {
    private static final WindowSql WINDOW = new WindowSql(SqlServerNames::quote, SqlServerSource::parameter);

    /** In the column's own type: an index is used, and a datetime equals itself. */
    private static String parameter(Column column, int place) {
        return "CAST(? AS " + SqlServerTypes.modern(column.type()) + ")";
    }

    @Override
    public Sql now(DataType type, Clock clock) {
        return Sql.of("SELECT " + SqlServerFence.now(type, clock));
    }

    @Override
    public @Nullable Sql openTransactions(DataType type, Clock clock, Fence fence) {
        return fence == Fence.NONE ? null : SqlServerFence.openTransactions(type, clock, fence);
    }

    @Override
    public @Nullable Sql versionFence(DataType type) {
        return type.rules().version() ? Sql.of("SELECT MIN_ACTIVE_ROWVERSION()") : null;
    }

    @Override
    public Sql describe(String query) {
        return Sql.of("SELECT TOP (0) * FROM (\n" + query + "\n) d");
    }

    @Override
    public Sql snapshot() {
        return Sql.of("SELECT CASE WHEN snapshot_isolation_state = 1 THEN 1 ELSE 0 END FROM sys.databases"
                + " WHERE database_id = DB_ID()");
    }

    @Override
    public Sql extract(Extraction extraction) {
        String columns =
                extraction.columns().stream().map(SqlServerSource::read).collect(joining(", "));
        String order = extraction.watermark().stream()
                .map(column -> "s." + SqlServerNames.quote(column.name()))
                .collect(joining(", "));
        Sql rows = bounded(extraction);
        return new Sql(
                "SELECT " + (extraction.limit() == 0 ? "" : "TOP (" + extraction.limit() + ") ") + columns + " FROM "
                        + rows.text() + (order.isEmpty() ? "" : " ORDER BY " + order),
                rows.binds().stream().map(SqlServerText::bind).toList());
    }

    /** A type that no Java class carries comes as its text. */
    private static String read(Column column) {
        String name = "s." + SqlServerNames.quote(column.name());
        return column.type().kind() == TypeKind.OTHER ? "CAST(" + name + " AS nvarchar(max))" : name;
    }

    @Override
    public Sql countNulls(String select, List<Column> watermark) {
        String counts = watermark.stream()
                .map(column -> "COUNT_BIG(*) - COUNT_BIG(" + SqlServerNames.quote(column.name()) + ")")
                .collect(joining(", "));
        String anyNull = watermark.stream()
                .map(column -> SqlServerNames.quote(column.name()) + " IS NULL")
                .collect(joining(" OR "));
        return Sql.of("SELECT COUNT_BIG(*), " + counts + " FROM (\n" + select.replace(Extraction.WINDOW, "1 = 1")
                + "\n) s WHERE " + anyNull);
    }

    /** The source as a derived table that the window bounds, inside where the analyst wants it, else outside. */
    private static Sql bounded(Extraction extraction) {
        Sql window = WINDOW.condition(extraction);
        String select = extraction.select();
        if (select.contains(Extraction.WINDOW)) {
            return new Sql(
                    "(\n" + select.replace(Extraction.WINDOW, "(" + window.text() + ")") + "\n) s", window.binds());
        }
        boolean unbounded = window.binds().isEmpty() && !extraction.skipNulls();
        return new Sql("(\n" + select + "\n) s" + (unbounded ? "" : " WHERE " + window.text()), window.binds());
    }
}
