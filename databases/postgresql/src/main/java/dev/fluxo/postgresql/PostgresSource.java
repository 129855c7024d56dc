package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.RowSums;
import dev.fluxo.engine.spi.SaidZone;
import dev.fluxo.engine.spi.SharedSnapshot;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardSource;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.WindowSql;
import dev.fluxo.engine.spi.sql.SqlScanner;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The statements that read from PostgreSQL. The rows come by COPY, which takes no binds: they are settings. */
final class PostgresSource extends StandardSource {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "VARCHAR");
    /** Of statements that take binds. */
    private static final WindowSql BOUND =
            new WindowSql(column -> PostgresNames.quote(column.name()), (column, place) -> "?::" + column.type());

    private static final String XID8 = "xid8";

    PostgresSource() {
        super(PostgresNames::quote, PostgresSource::parameter);
    }

    /** A value of the window, which the reader has set for the transaction. */
    static String parameter(Column column, int place) {
        return "current_setting('fluxo.p" + place + "')::" + column.type();
    }

    @Override
    public Sql now() {
        return Sql.of("SELECT clock_timestamp()");
    }

    @Override
    public Sql zones() {
        return PostgresZones.zones();
    }

    @Override
    public SaidZone zone(@Nullable String name, String who, long offset) {
        return PostgresZones.zone(name, who, offset);
    }

    /**
     * Client sessions and prepared transactions; vacuum and its like write no rows, but the workers of logical replication
     * do. Of others' sessions a user without pg_read_all_stats sees no more than that they exist. A standby knows nothing of
     * the transactions on its primary.
     */
    @Override
    public @Nullable Sql openTransactions(Fence fence) {
        if (fence == Fence.NONE) {
            return null;
        }
        String writers = fence == Fence.WRITERS ? " AND backend_xid IS NOT NULL" : "";
        return Sql.of("""
                SELECT xact_start, 'process ' || pid || ' of ' || coalesce(usename, '?') || coalesce(' (' || nullif(application_name, '') || ')', ''), pid::text
                FROM pg_stat_activity
                WHERE xact_start IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()
                  AND backend_type IN ('client backend', 'logical replication worker')%s
                UNION ALL
                SELECT prepared, 'prepared transaction ' || gid, NULL FROM pg_prepared_xacts WHERE database = current_database()
                UNION ALL
                SELECT NULL, 'the server is a standby, and does not know the transactions of its primary', NULL
                WHERE pg_is_in_recovery()
                UNION ALL
                SELECT NULL, 'sessions of other users: the role lacks pg_read_all_stats', NULL
                WHERE NOT pg_has_role('pg_read_all_stats', 'USAGE') AND EXISTS (
                  SELECT FROM pg_stat_activity WHERE datname = current_database() AND NOT pg_has_role(usesysid, 'USAGE'))""".formatted(writers));
    }

    @Override
    public @Nullable Sql versionFence(DataType type) {
        return type.sqlName().equals(XID8)
                ? Sql.of("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, NULL")
                : null;
    }

    @Override
    public Sql describe(String query) {
        return Sql.of(query + " LIMIT 0");
    }

    @Override
    public Sql describeSeveral(List<String> queries) {
        List<String> columns = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (String query : queries) {
            int place = rows.size() + 1;
            columns.add("NULL AS " + PostgresNames.quote(MARK + place) + ", q" + place + ".*");
            rows.add("(" + query + "\n) q" + place);
        }
        return Sql.of(
                "SELECT " + String.join(", ", columns) + " FROM " + String.join(" CROSS JOIN ", rows) + " LIMIT 0");
    }

    @Override
    public boolean refusesWrites() {
        return true;
    }

    @Override
    public Sql hidesRows() {
        return Sql.of("SELECT 1 WHERE EXISTS (SELECT FROM pg_class WHERE relrowsecurity)");
    }

    @Override
    protected String tenth() {
        return "random() < 0.1";
    }

    /** An aggregate sorts the values alone: four times as fast as numbering the rows; and of a tenth of them as fast as counting. */
    @Override
    public Sql cuts(Extraction extraction, List<Column> by, int ranges, int least) {
        if (by.size() > 1) {
            return super.cuts(extraction, by, ranges, least);
        }
        String shares = IntStream.range(1, ranges)
                .mapToObj(range -> range + "::float8/" + ranges)
                .collect(Collectors.joining(", "));
        String values = "unnest(percentile_disc(ARRAY[" + shares + "]) WITHIN GROUP (ORDER BY " + read(by.get(0))
                + ") FILTER (WHERE " + tenth() + "))";
        Sql rows = within(extraction, values);
        return copied(rows.text() + " HAVING count(*) >= " + least, rows.binds());
    }

    @Override
    public SharedSnapshot sharedSnapshot() {
        return new SharedSnapshot(
                Connection.TRANSACTION_REPEATABLE_READ,
                Sql.of("SELECT pg_export_snapshot()"),
                // The database's own name of a snapshot, which it takes in no other way.
                name -> Sql.of("SET TRANSACTION SNAPSHOT '" + name.replace("'", "''") + "'"));
    }

    @Override
    public Sql allOrNothing() {
        return Sql.of("SET LOCAL row_security = off");
    }

    @Override
    public Sql statementTimeout(int seconds) {
        return Sql.of("SET LOCAL statement_timeout = '" + seconds + "s'");
    }

    /** A type whose binary format is not read here comes as its text. */
    @Override
    protected String read(Column column) {
        String name = super.read(column);
        return column.type().kind() == TypeKind.OTHER ? name + "::text" : name;
    }

    @Override
    protected RowSums sums() {
        return PostgresSums.INSTANCE;
    }

    /** A setting is read, and its text made a value, in each row anew. */
    @Override
    protected String once(String value) {
        return "(SELECT " + value + ")";
    }

    @Override
    protected String count() {
        return "count";
    }

    @Override
    protected String select(String list, String from, int limit) {
        return super.select(list, from, 0) + (limit == 0 ? "" : " LIMIT " + limit);
    }

    @Override
    protected Sql reading(String statement, List<Bind> binds) {
        return copied(statement, binds);
    }

    /** A query as {@link CopyCursor} reads it. */
    static Sql copied(String statement, List<Bind> binds) {
        return new Sql(
                "COPY (" + statement + ") TO STDOUT (FORMAT binary)",
                binds.stream().map(PostgresText::of).toList());
    }

    @Override
    public @Nullable Sql keyPages(Extraction extraction) {
        Column key = extraction.order().get(0);
        return PostgresKeyPages.of(
                key,
                "s." + PostgresNames.quote(key.name()),
                derived(extraction.select()).table(),
                "");
    }

    /** The driver takes a question mark for a bind, and two for the operator. */
    private static String doubled(String select) {
        return SqlScanner.scan(select, PostgresDialect.SYNTAX).stream()
                .map(token -> token.is("?") ? "??" : token.text())
                .collect(Collectors.joining());
    }

    @Override
    public @Nullable Sql countIfIndexed(Extraction extraction, TableName table) {
        Sql rows = bound(extraction);
        List<Bind> binds = new ArrayList<>();
        String indexed = indexed(table, extraction.watermark().get(0), binds);
        binds.addAll(rows.binds());
        return new Sql(
                "SELECT CASE WHEN " + indexed + "\nTHEN (SELECT count(*) FROM (" + rows.text() + ") c) END", binds);
    }

    @Override
    public Sql glance(Extraction counted, Extraction sought, TableName table) {
        Sql rows = bound(counted);
        Sql any = bound(sought);
        List<Bind> binds = new ArrayList<>(rows.binds());
        binds.addAll(any.binds());
        String indexed = indexed(table, counted.watermark().get(0), binds);
        return new Sql(
                "SELECT (SELECT count(*) FROM (" + rows.text() + ") c), (EXISTS (" + any.text() + "))::int\nWHERE "
                        + indexed,
                binds);
    }

    /** The rows of the window, in a statement that takes binds. */
    private Sql bound(Extraction extraction) {
        Sql rows = within(extraction.of(doubled(extraction.select())), "1", BOUND);
        return new Sql(rows.text(), rows.binds().stream().map(PostgresText::of).toList());
    }

    /** Whether an index begins with the column. A name without quotes is found as it is written, or in small letters. */
    private static String indexed(TableName table, Column first, List<Bind> binds) {
        Bind name = new Bind(PostgresNames.quote(table), TEXT);
        binds.add(name);
        binds.add(name);
        binds.add(new Bind(first.name(), TEXT));
        return """
                EXISTS (
                  SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                  WHERE i.indrelid IN (to_regclass(?), to_regclass(lower(?))) AND a.attname = ? AND i.indisvalid AND i.indpred IS NULL)""";
    }

    @Override
    public Sql updateTriggers(TableName table) {
        return Sql.of(
                "SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n"
                        + " ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND t.tgtype & 16 <> 0"
                        + " AND n.nspname = ? AND c.relname = ?",
                new Bind(table.schema(), TEXT),
                new Bind(table.name(), TEXT));
    }

    /** With its partitions, and what stands beside the rows. */
    @Override
    public Sql size(TableName table) {
        return Sql.of("""
                WITH RECURSIVE part(id, top) AS (
                  SELECT c.oid, c.relkind FROM pg_class c WHERE c.oid = to_regclass(?)
                  UNION ALL
                  SELECT i.inhrelid, part.top FROM pg_inherits i JOIN part ON i.inhparent = part.id)
                SELECT COALESCE(SUM(GREATEST(c.reltuples, 0)), 0)::bigint, COALESCE(SUM(pg_table_size(c.oid)), 0)::bigint,
                       (MAX(part.top::text) IN ('v', 'f'))::int
                FROM part JOIN pg_class c ON c.oid = part.id""", new Bind(PostgresNames.quote(table), TEXT));
    }
}
