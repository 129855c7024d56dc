package dev.fluxo.h2;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.Snapshot;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardSource;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read from H2. */
final class H2Source extends StandardSource {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "VARCHAR");
    /** {@code org.h2.engine.Constants.TRANSACTION_SNAPSHOT}: all tables, as they are at the first statement. */
    private static final int SNAPSHOT = 6;

    H2Source() {
        super(H2Names::quote, (column, place) -> "?");
    }

    @Override
    public Sql now() {
        return Sql.of("SELECT CURRENT_TIMESTAMP(9)");
    }

    /** A session has the zone of the process that opened it. Those of others are taken to run on this machine. */
    @Override
    public Sql zones() {
        return Sql.of("SELECT '" + ZoneId.systemDefault() + "', 'this machine', NULL");
    }

    /**
     * H2 tells which sessions hold uncommitted changes, not since when: the session's start is the bound that is
     * certain. Only an administrator sees the sessions of others; for anyone else the one row has no start.
     */
    @Override
    public @Nullable Sql openTransactions(Fence fence) {
        if (fence == Fence.NONE) {
            return null;
        }
        return Sql.of("""
                SELECT SESSION_START AS started_at, 'session ' || SESSION_ID || ' of ' || USER_NAME AS holder, SESSION_ID
                FROM INFORMATION_SCHEMA.SESSIONS
                WHERE CONTAINS_UNCOMMITTED AND SESSION_ID <> SESSION_ID()
                UNION ALL
                SELECT NULL, 'the user is no administrator of the database', NULL
                FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER AND NOT IS_ADMIN
                ORDER BY 1""");
    }

    /** H2 locks nothing, but asks an index at one moment and the table at another, unless both belong to the transaction's snapshot. */
    @Override
    public Snapshot snapshot() {
        return new Snapshot(Sql.of("SELECT 1"), SNAPSHOT);
    }

    /** Without it H2 writes all rows to a temporary file before it hands out the first. */
    @Override
    public Sql stream(boolean begins) {
        return Sql.of("SET LAZY_QUERY_EXECUTION " + (begins ? 1 : 0));
    }

    /** A query of plain columns is the table itself: behind a query in parentheses H2 sees no index that has the order, and sorts. */
    @Override
    protected Derived derived(String query) {
        String table = PlainQuery.tableOf(query);
        return table == null ? super.derived(query) : new Derived("", table + " s");
    }

    /** With just the query's columns. */
    @Override
    public String whole(String query) {
        return "SELECT * FROM "
                + super.derived(query.replace(Extraction.WINDOW, "1 = 1")).table();
    }

    @Override
    protected String tenth() {
        return "RAND() < 0.1";
    }

    @Override
    public Sql countIfIndexed(Extraction extraction, TableName table) {
        Sql rows = within(extraction, "1");
        List<Bind> binds = new ArrayList<>();
        binds.add(new Bind(table.name(), TEXT));
        binds.add(new Bind(table.schema(), TEXT));
        binds.add(new Bind(extraction.watermark().get(0).name(), TEXT));
        binds.addAll(rows.binds());
        return new Sql(
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.INDEX_COLUMNS WHERE ORDINAL_POSITION = 1"
                        + " AND UPPER(TABLE_NAME) = UPPER(?) AND UPPER(TABLE_SCHEMA) = UPPER(COALESCE(?, CURRENT_SCHEMA))"
                        + " AND COLUMN_NAME = ?)\nTHEN (SELECT COUNT(*) FROM (" + rows.text() + ") c) END",
                binds);
    }

    @Override
    public Sql updateTriggers(TableName table) {
        Bind schema = new Bind(table.schema(), TEXT);
        Bind name = new Bind(table.name(), TEXT);
        return Sql.of(
                "SELECT (SELECT COUNT(*) FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?"
                        + " AND EVENT_OBJECT_TABLE = ? AND EVENT_MANIPULATION LIKE '%UPDATE%')"
                        + " + (SELECT COUNT(COLUMN_ON_UPDATE) FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?"
                        + " AND TABLE_NAME = ?)",
                schema, name, schema, name);
    }

    @Override
    public Sql size(TableName table) {
        return Sql.of(
                "SELECT COALESCE(ROW_COUNT_ESTIMATE, 0), 0, CASE WHEN TABLE_TYPE = 'VIEW' THEN 1 ELSE 0 END"
                        + " FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
                new Bind(table.schema(), TEXT),
                new Bind(table.name(), TEXT));
    }
}
