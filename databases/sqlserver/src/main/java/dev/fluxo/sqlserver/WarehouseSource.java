package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.Snapshot;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read from a warehouse of Synapse or Fabric, or from the files of a lake. Reading locks nothing there; when transactions
 * began is told nobody.
 */
final class WarehouseSource extends SqlServerSource {
    private static final DataType TEXT = DataType.text("nvarchar(4000)", 4_000);

    private final Edition edition;

    WarehouseSource(Edition edition) {
        super(edition);
        this.edition = edition;
    }

    /** UTC, wherever it stands. */
    @Override
    public Sql zones() {
        return Sql.of("SELECT CASE WHEN DATEPART(tzoffset, SYSDATETIMEOFFSET()) = 0 THEN 'UTC' END, 'the server',"
                + " DATEPART(tzoffset, SYSDATETIMEOFFSET()) * 60");
    }

    @Override
    public boolean tellsLocalStarts() {
        return false;
    }

    /** A pool of Synapse reads what is not committed, unless its database is set otherwise. */
    @Override
    public @Nullable Sql openTransactions(Fence fence) {
        if (fence == Fence.NONE) {
            return null;
        }
        String unknown = "SELECT CAST(NULL AS datetimeoffset(7)), '" + edition.words()
                + " tells nobody when a transaction began', CAST(NULL AS varchar(10))";
        return Sql.of(
                edition == Edition.SYNAPSE_POOL
                        ? unknown
                                + " UNION ALL SELECT CAST(NULL AS datetimeoffset(7)), 'READ_COMMITTED_SNAPSHOT is OFF: rows are"
                                + " read before they are committed', CAST(NULL AS varchar(10)) FROM sys.databases"
                                + " WHERE name = DB_NAME() AND is_read_committed_snapshot_on = 0"
                        : unknown);
    }

    @Override
    public @Nullable Sql versionFence(DataType type) {
        return null;
    }

    @Override
    public @Nullable Snapshot snapshot() {
        return null;
    }

    /** What serves a lake is not known to have the view. */
    @Override
    public @Nullable Sql hidesRows() {
        return edition == Edition.LAKE ? null : super.hidesRows();
    }

    /** By their names in the query: one found too many does no harm. */
    @Override
    public Sql policies(String select) {
        return new Sql("""
                SELECT DISTINCT n.name + '.' + o.name
                FROM sys.security_predicates p
                JOIN sys.security_policies s ON s.object_id = p.object_id
                JOIN sys.objects o ON o.object_id = p.target_object_id
                JOIN sys.schemas n ON n.schema_id = o.schema_id
                WHERE p.predicate_type = 0 AND s.is_enabled = 1 AND CHARINDEX(o.name, ?) > 0
                ORDER BY 1""", List.of(new Bind(select, DataType.text("nvarchar", 0))));
    }

    /** There are no plans to be kept, and no such hint. */
    @Override
    protected Sql reading(String statement, List<Bind> binds) {
        return new Sql(statement, binds.stream().map(SqlServerText::bind).toList());
    }

    /** There are no indexes by rows. */
    @Override
    public @Nullable Sql countIfIndexed(Extraction extraction, TableName table) {
        return null;
    }

    /** There are no triggers. */
    @Override
    public Sql updateTriggers(TableName table) {
        return Sql.of("SELECT CAST(0 AS bigint)");
    }

    @Override
    public Sql size(TableName table) {
        return Sql.of(
                "SELECT CAST(0 AS bigint), CAST(0 AS bigint), CASE WHEN o.type = 'V' THEN 1 ELSE 0 END FROM sys.objects o"
                        + " WHERE o.object_id = OBJECT_ID(?)",
                new Bind(SqlServerNames.quote(table), TEXT));
    }
}
