package dev.fluxo.h2;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.dialect.Bind;
import dev.fluxo.engine.dialect.Extraction;
import dev.fluxo.engine.dialect.SourceSql;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.WindowSql;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.Fence;
import dev.fluxo.engine.model.TableName;
import dev.fluxo.engine.model.TypeKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read from H2. */
final class H2Source implements SourceSql {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "VARCHAR");
    private static final WindowSql WINDOW = new WindowSql(H2Names::quote, (column, place) -> "?");

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

    @Override
    public Sql extract(Extraction extraction) {
        String columns = extraction.columns().stream()
                .map(column -> "s." + H2Names.quote(column.name()))
                .collect(joining(", "));
        String order = extraction.watermark().stream()
                .map(column -> "s." + H2Names.quote(column.name()))
                .collect(joining(", "));
        Sql rows = bounded(extraction);
        return new Sql(
                "SELECT " + columns + " FROM " + rows.text() + (order.isEmpty() ? "" : " ORDER BY " + order)
                        + (extraction.limit() == 0 ? "" : " FETCH FIRST " + extraction.limit() + " ROWS ONLY"),
                rows.binds());
    }

    @Override
    public Sql find(Extraction extraction, List<Column> columns, List<List<Object>> values) {
        Sql condition = WINDOW.condition(extraction, columns, values);
        String wanted = extraction.columns().stream()
                .map(column -> "s." + H2Names.quote(column.name()))
                .collect(joining(", "));
        String order = extraction.watermark().stream()
                .map(column -> "s." + H2Names.quote(column.name()))
                .collect(joining(", "));
        return new Sql(
                "SELECT " + wanted + " FROM (\n" + extraction.select().replace(Extraction.WINDOW, "1 = 1")
                        + "\n) s WHERE " + condition.text() + (order.isEmpty() ? "" : " ORDER BY " + order),
                condition.binds());
    }

    @Override
    public Sql count(Extraction extraction) {
        Sql rows = bounded(extraction);
        return new Sql("SELECT COUNT(*) FROM " + rows.text(), rows.binds());
    }

    @Override
    public Sql countIfIndexed(Extraction extraction, TableName table) {
        Sql rows = bounded(extraction);
        List<Bind> binds = new ArrayList<>();
        binds.add(new Bind(table.name(), TEXT));
        binds.add(new Bind(table.schema(), TEXT));
        binds.add(new Bind(extraction.watermark().get(0).name(), TEXT));
        binds.addAll(rows.binds());
        return new Sql(
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.INDEX_COLUMNS WHERE ORDINAL_POSITION = 1"
                        + " AND UPPER(TABLE_NAME) = UPPER(?) AND UPPER(TABLE_SCHEMA) = UPPER(COALESCE(?, CURRENT_SCHEMA))"
                        + " AND COLUMN_NAME = ?)\nTHEN (SELECT COUNT(*) FROM (SELECT 1 FROM " + rows.text()
                        + " FETCH FIRST "
                        + extraction.limit() + " ROWS ONLY) c) END",
                binds);
    }

    @Override
    public Sql over(String select, String list, String tail) {
        return Sql.of("SELECT " + list + " FROM (\n" + select.replace(Extraction.WINDOW, "1 = 1") + "\n) s " + tail);
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

    @Override
    public Sql countNulls(String select, List<Column> watermark) {
        String counts = watermark.stream()
                .map(column -> "COUNT(*) - COUNT(" + H2Names.quote(column.name()) + ")")
                .collect(joining(", "));
        String anyNull = watermark.stream()
                .map(column -> H2Names.quote(column.name()) + " IS NULL")
                .collect(joining(" OR "));
        return Sql.of("SELECT COUNT(*), " + counts + " FROM (\n" + select.replace(Extraction.WINDOW, "1 = 1")
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
