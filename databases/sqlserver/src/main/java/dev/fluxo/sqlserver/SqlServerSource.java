package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.SaidZone;
import dev.fluxo.engine.spi.Snapshot;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardSource;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read from SQL Server. */
class SqlServerSource extends StandardSource {
    /** The level that the driver adds to JDBC's: SQLServerConnection.TRANSACTION_SNAPSHOT. */
    private static final int SNAPSHOT = 0x1000;

    /**
     * A window of a night and a first one of everything are two plans: the server would keep the one that it saw first. With
     * it the values are known to the plan, as if they were written there.
     */
    private static final String FRESH_PLAN = " OPTION (RECOMPILE)";

    private final Edition edition;

    SqlServerSource(Edition edition) {
        super(SqlServerNames::quote, SqlServerSource::parameter);
        this.edition = edition;
    }

    /** In the column's own type: an index is used, and a datetime equals itself. */
    static String parameter(Column column, int place) {
        return "CAST(? AS " + SqlServerTypes.modern(column.type()) + ")";
    }

    /** RAND() would be the same for all rows. */
    @Override
    protected String tenth() {
        return "CHECKSUM(NEWID()) % 10 = 0";
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
        return fence == Fence.NONE ? null : SqlServerFence.openTransactions(fence, edition);
    }

    @Override
    public @Nullable Sql versionFence(DataType type) {
        return type.rules().version()
                ? Sql.of("SELECT MIN_ACTIVE_ROWVERSION(), CASE WHEN DATABASEPROPERTYEX(DB_NAME(), 'Updateability') ="
                        + " N'READ_ONLY' THEN N'" + SqlServerFence.COPY + "' END")
                : null;
    }

    @Override
    public Sql describe(String query) {
        SelectText parts = SelectText.of(query);
        return Sql.of(parts.with() + "SELECT TOP (0) * FROM " + parts.derived("d"));
    }

    @Override
    public @Nullable Sql hidesRows() {
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

    /** By name: the list of databases of Azure SQL numbers them otherwise than DB_ID(). */
    @Override
    public @Nullable Snapshot snapshot() {
        return new Snapshot(
                Sql.of("SELECT CASE WHEN snapshot_isolation_state = 1 THEN 1 ELSE 0 END FROM sys.databases"
                        + " WHERE name = DB_NAME()"),
                SNAPSHOT);
    }

    @Override
    protected Derived derived(String query) {
        SelectText parts = SelectText.of(query);
        return new Derived(parts.with(), parts.derived("s"));
    }

    /** A type that no Java class carries comes as its text. */
    @Override
    protected String read(Column column) {
        return Staged.readable(column.type(), super.read(column));
    }

    @Override
    protected String count() {
        return "COUNT_BIG";
    }

    @Override
    protected String select(String list, String from, int limit) {
        return super.select((limit == 0 ? "" : "TOP (" + limit + ") ") + list, from, 0);
    }

    @Override
    protected Sql reading(String statement, List<Bind> binds) {
        return new Sql(
                statement + (binds.isEmpty() ? "" : FRESH_PLAN),
                binds.stream().map(SqlServerText::bind).toList());
    }

    @Override
    public @Nullable Sql countIfIndexed(Extraction extraction, TableName table) {
        Sql rows = within(extraction, "1 AS one");
        List<Bind> binds = new ArrayList<>();
        binds.add(SqlServerCatalog.name(table));
        binds.add(new Bind(extraction.watermark().get(0).name(), DataType.text("nvarchar(128)", 128)));
        rows.binds().forEach(bind -> binds.add(SqlServerText.bind(bind)));
        return new Sql("""
                SELECT CASE WHEN EXISTS (
                  SELECT 1 FROM sys.indexes i
                  JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id AND ic.key_ordinal = 1
                  JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
                  WHERE i.object_id = OBJECT_ID(?) AND c.name = ? AND i.has_filter = 0 AND i.is_disabled = 0 AND i.is_hypothetical = 0)
                THEN (SELECT COUNT_BIG(*) FROM (%s) AS c) END""".formatted(rows.text()) + FRESH_PLAN, binds);
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
}
