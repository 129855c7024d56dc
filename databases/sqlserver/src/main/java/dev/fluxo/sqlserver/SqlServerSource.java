package dev.fluxo.sqlserver;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.dialect.Bind;
import dev.fluxo.engine.dialect.Extraction;
import dev.fluxo.engine.dialect.SaidZone;
import dev.fluxo.engine.dialect.Snapshot;
import dev.fluxo.engine.dialect.SourceSql;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.WindowSql;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.Fence;
import dev.fluxo.engine.model.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read from SQL Server. */
final class SqlServerSource implements SourceSql {
    /** The level that the driver adds to JDBC's: SQLServerConnection.TRANSACTION_SNAPSHOT. */
    private static final int SNAPSHOT = 0x1000;

    /**
     * A window of a night and a first one of everything are two plans: the server would keep the one that it saw first. With
     * it the values are known to the plan, as if they were written there.
     */
    private static final String FRESH_PLAN = " OPTION (RECOMPILE)";

    private static final WindowSql WINDOW = new WindowSql(SqlServerNames::quote, SqlServerSource::parameter);

    /** In the column's own type: an index is used, and a datetime equals itself. */
    static String parameter(Column column, int place) {
        return "CAST(? AS " + SqlServerTypes.modern(column.type()) + ")";
    }

    @Override
    public Sql now() {
        return Sql.of("SELECT SYSDATETIMEOFFSET()");
    }

    @Override
    public Sql zones() {
        return SqlServerZones.zones();
    }

    @Override
    public SaidZone zone(@Nullable String name, String who, long offset) {
        return SqlServerZones.zone(name, who, offset);
    }

    @Override
    public boolean tellsLocalStarts() {
        return true;
    }

    @Override
    public @Nullable Sql openTransactions(Fence fence) {
        return fence == Fence.NONE ? null : SqlServerFence.openTransactions(fence);
    }

    @Override
    public @Nullable Sql versionFence(DataType type) {
        return type.rules().version()
                ? Sql.of("SELECT MIN_ACTIVE_ROWVERSION(), CASE WHEN DATABASEPROPERTYEX(DB_NAME(), 'Updateability') ="
                        + " N'READ_ONLY' THEN N'" + SqlServerFence.COPY + "' END")
                : null;
    }

    @Override
    public String whole(String query) {
        SelectText parts = SelectText.of(query.replace(Extraction.WINDOW, "1 = 1"));
        return parts.with() + "SELECT * FROM " + parts.derived("s");
    }

    @Override
    public Sql describe(String query) {
        SelectText parts = SelectText.of(query);
        return Sql.of(parts.with() + "SELECT TOP (0) * FROM " + parts.derived("d"));
    }

    @Override
    public Sql hidesRows() {
        return Sql.of("SELECT 1 WHERE EXISTS (SELECT 1 FROM sys.security_policies WHERE is_enabled = 1)");
    }

    /** The server names the tables of a query's columns. A login without VIEW DEFINITION sees no policy. */
    @Override
    public Sql policies(String select) {
        return new Sql(
                """
                SELECT DISTINCT d.source_schema + N'.' + d.source_table
                FROM sys.dm_exec_describe_first_result_set(?, NULL, 1) AS d
                JOIN sys.security_predicates AS p ON p.target_object_id = OBJECT_ID(QUOTENAME(d.source_schema) + N'.' + QUOTENAME(d.source_table))
                JOIN sys.security_policies AS s ON s.object_id = p.object_id
                WHERE p.predicate_type = 0 AND s.is_enabled = 1
                ORDER BY 1""", List.of(new Bind(select.replace(Extraction.WINDOW, "1 = 1"), DataType.text("nvarchar", 0))));
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                Sql.of("SELECT CASE WHEN snapshot_isolation_state = 1 THEN 1 ELSE 0 END FROM sys.databases"
                        + " WHERE database_id = DB_ID()"),
                SNAPSHOT);
    }

    @Override
    public Sql extract(Extraction extraction) {
        String columns =
                extraction.columns().stream().map(SqlServerSource::read).collect(joining(", "));
        String order = extraction.watermark().stream()
                .map(column -> "s." + SqlServerNames.quote(column.name()))
                .collect(joining(", "));
        String top = extraction.limit() == 0 ? "" : "TOP (" + extraction.limit() + ") ";
        return bounded(extraction, top + columns, order.isEmpty() ? "" : " ORDER BY " + order);
    }

    @Override
    public Sql find(Extraction extraction, List<Column> columns, List<List<Object>> values) {
        Sql condition = WINDOW.condition(extraction, columns, values);
        String wanted = extraction.columns().stream().map(SqlServerSource::read).collect(joining(", "));
        String order = extraction.watermark().stream()
                .map(column -> "s." + SqlServerNames.quote(column.name()))
                .collect(joining(", "));
        SelectText rows = SelectText.of(extraction.select().replace(Extraction.WINDOW, "1 = 1"));
        return new Sql(
                rows.with() + "SELECT " + wanted + " FROM " + rows.derived("s") + " WHERE " + condition.text()
                        + (order.isEmpty() ? "" : " ORDER BY " + order) + FRESH_PLAN,
                condition.binds().stream().map(SqlServerText::bind).toList());
    }

    @Override
    public Sql count(Extraction extraction) {
        return bounded(extraction, "COUNT_BIG(*)", "");
    }

    @Override
    public Sql countIfIndexed(Extraction extraction, TableName table) {
        Sql rows = bounded(extraction, "TOP (" + extraction.limit() + ") 1 AS one", "");
        List<Bind> binds = new ArrayList<>();
        binds.add(SqlServerCatalog.name(table));
        binds.add(new Bind(extraction.watermark().get(0).name(), DataType.text("nvarchar(128)", 128)));
        binds.addAll(rows.binds());
        return new Sql("""
                SELECT CASE WHEN EXISTS (
                  SELECT 1 FROM sys.indexes i
                  JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id AND ic.key_ordinal = 1
                  JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
                  WHERE i.object_id = OBJECT_ID(?) AND c.name = ? AND i.has_filter = 0 AND i.is_disabled = 0 AND i.is_hypothetical = 0)
                THEN (SELECT COUNT_BIG(*) FROM (%s) AS c) END""".formatted(rows.text().replace(FRESH_PLAN, "")) + FRESH_PLAN, binds);
    }

    private static Sql bounded(Extraction extraction, String wanted, String order) {
        Sql window = WINDOW.condition(extraction);
        boolean inside = extraction.select().contains(Extraction.WINDOW);
        boolean outside = !inside && (!window.binds().isEmpty() || extraction.skipNulls());
        SelectText rows = SelectText.of(extraction.select().replace(Extraction.WINDOW, "(" + window.text() + ")"));
        return new Sql(
                rows.with() + "SELECT " + wanted + " FROM " + rows.derived("s")
                        + (outside ? " WHERE " + window.text() : "") + order
                        + (window.binds().isEmpty() ? "" : FRESH_PLAN),
                window.binds().stream().map(SqlServerText::bind).toList());
    }

    /** A type that no Java class carries comes as its text. */
    private static String read(Column column) {
        return Staged.readable(column.type(), "s." + SqlServerNames.quote(column.name()));
    }

    @Override
    public Sql over(String select, String list, String tail) {
        SelectText rows = SelectText.of(select.replace(Extraction.WINDOW, "1 = 1"));
        return Sql.of(rows.with() + "SELECT " + list + " FROM " + rows.derived("s") + " " + tail);
    }

    @Override
    public Sql updateTriggers(TableName table) {
        return Sql.of(
                "SELECT COUNT_BIG(*) FROM sys.triggers t JOIN sys.trigger_events e ON e.object_id = t.object_id"
                        + " WHERE t.parent_id = OBJECT_ID(?) AND e.type_desc = 'UPDATE'",
                new Bind(SqlServerNames.quote(table), DataType.text("nvarchar(4000)", 4_000)));
    }

    @Override
    public Sql size(TableName table) {
        return Sql.of("""
                SELECT COALESCE((SELECT SUM(p.rows) FROM sys.partitions p WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)), 0),
                       COALESCE((SELECT SUM(a.total_pages) * 8192 FROM sys.partitions p
                                 JOIN sys.allocation_units a ON a.container_id = p.partition_id
                                 WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)), 0),
                       CASE WHEN o.type = 'V' THEN 1 ELSE 0 END
                FROM sys.objects o WHERE o.object_id = OBJECT_ID(?)""", new Bind(SqlServerNames.quote(table), DataType.text("nvarchar(4000)", 4_000)));
    }

    @Override
    public Sql countNulls(String select, List<Column> watermark) {
        String counts = watermark.stream()
                .map(column -> "COUNT_BIG(*) - COUNT_BIG(" + SqlServerNames.quote(column.name()) + ")")
                .collect(joining(", "));
        String anyNull = watermark.stream()
                .map(column -> SqlServerNames.quote(column.name()) + " IS NULL")
                .collect(joining(" OR "));
        SelectText rows = SelectText.of(select.replace(Extraction.WINDOW, "1 = 1"));
        return Sql.of(
                rows.with() + "SELECT COUNT_BIG(*), " + counts + " FROM " + rows.derived("s") + " WHERE " + anyNull);
    }
}
