package dev.fluxo.postgresql;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.dialect.Bind;
import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.StageUse;
import dev.fluxo.engine.dialect.Step;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.dialect.Tally;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.CommitMode;
import dev.fluxo.engine.model.TypeKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that write to PostgreSQL. The staging table is {@code s}, the target {@code t}. */
final class PostgresTarget implements TargetSql {
    /** The server merges while the next rows are read. */
    private static final int ROWS_PER_MERGE = 20_000;

    private final boolean hasMerge;

    /** @param hasMerge the server knows MERGE: from version 15 on */
    PostgresTarget(boolean hasMerge) {
        this.hasMerge = hasMerge;
    }

    @Override
    public Sql createStage(Merge merge) {
        String columns = merge.columns().stream()
                .map(column -> PostgresTypes.isBinary(column.type()) ? name(column) : "NULL::text AS " + name(column))
                .collect(joining(", "));
        return Sql.of(
                "CREATE TEMPORARY TABLE " + stage(merge) + " AS SELECT " + columns + ", 0::bigint AS " + sequence(merge)
                        + " FROM " + target(merge) + " WITH NO DATA"
                        + (hasMerge
                                ? "; CREATE TEMPORARY SEQUENCE " + PostgresUpsert.counter(merge) + " OWNED BY "
                                        + stage(merge) + "." + sequence(merge)
                                : ""));
    }

    /** All statements join by hashing the stage or by probing the target. */
    @Override
    public @Nullable Sql indexStage(Merge merge, StageUse use) {
        return null;
    }

    @Override
    public String stage(Merge merge) {
        return "pg_temp." + PostgresNames.quote(merge.stage());
    }

    @Override
    public String load(String table, List<Column> columns) {
        return "COPY " + table + " (" + list(columns, PostgresTarget::name) + ") FROM STDIN (FORMAT binary)";
    }

    /** Also says no where a column can only be loaded by a cast. */
    @Override
    public Sql isEmpty(Merge merge) {
        boolean binary = merge.columns().stream().allMatch(column -> PostgresTypes.isBinary(column.type()));
        return Sql.of(binary ? "SELECT (NOT EXISTS (SELECT FROM " + target(merge) + "))::int" : "SELECT 0");
    }

    @Override
    public Sql now(Column loadedAt) {
        return Sql.of("SELECT " + clock(loadedAt) + "::" + loadedAt.type());
    }

    /**
     * Where an index finds each key, it is to be used: a hash join reads the whole target, and its cost grows with the table
     * instead of the batch. Elsewhere the planner needs to know how large the stage is.
     */
    @Override
    public List<Sql> beforeMerge(Merge merge) {
        return merge.unique() == Merge.Unique.NO
                ? List.of(Sql.of("ANALYZE " + stage(merge)))
                : List.of(
                        Sql.of("SET LOCAL jit = off"),
                        Sql.of("SET LOCAL enable_hashjoin = off"),
                        Sql.of("SET LOCAL enable_mergejoin = off"));
    }

    @Override
    public Sql dropSuperseded(Merge merge) {
        String keys = list(merge.keys(), column -> value(column) + " AS " + name(column));
        String sameKey = merge.keys().stream()
                .map(key -> value(key) + " = d." + name(key))
                .collect(joining(" AND "));
        return Sql.of("DELETE FROM " + stage(merge) + " s USING (SELECT " + keys + ", max(" + sequence(merge)
                + ") AS " + sequence(merge) + " FROM " + stage(merge) + " s GROUP BY "
                + list(merge.keys(), PostgresTarget::value)
                + " HAVING count(*) > 1) d WHERE " + sameKey + " AND s." + sequence(merge) + " < d." + sequence(merge));
    }

    @Override
    public Sql changes(Merge merge, int limit) {
        return Sql.of("SELECT " + list(merge.columns(), column -> shown(column, value(column))) + ", "
                + list(merge.values(), column -> shown(column, "t." + name(column))) + " FROM " + stageOf(merge)
                + " s JOIN " + target(merge) + " t ON " + keysEqual(merge) + " WHERE " + differs(merge)
                + " ORDER BY s." + sequence(merge) + " LIMIT " + limit);
    }

    private static String shown(Column column, String reference) {
        return column.type().kind() == TypeKind.OTHER ? reference + "::text" : reference;
    }

    @Override
    public Sql find(Merge merge, List<Object> key) {
        Stream<String> columns = merge.columns().stream().map(column -> shown(column, name(column)));
        String sameKey = merge.keys().stream()
                .map(column -> name(column) + " = CAST(? AS " + column.type() + ")")
                .collect(joining(" AND "));
        return new Sql(
                "SELECT " + withLoadedAt(merge, columns, PostgresTarget::name) + " FROM " + target(merge) + " WHERE "
                        + sameKey,
                Bind.all(merge.keys(), key).stream().map(PostgresText::of).toList());
    }

    @Override
    public List<Step> merge(Merge merge) {
        if (hasMerge) {
            return PostgresUpsert.byMerge(merge);
        }
        return merge.unique() == Merge.Unique.EXACTLY
                ? List.of(
                        Step.ask("count inserts", countMissing(merge), Tally.INSERTED),
                        Step.change("merge", PostgresUpsert.byConflict(merge), Tally.WRITTEN))
                : List.of(Step.ask("merge", PostgresUpsert.byBoth(merge), Tally.INSERTED, Tally.UPDATED));
    }

    @Override
    public Sql countMissing(Merge merge) {
        return Sql.of("SELECT count(*) FROM " + stage(merge) + " s WHERE " + missing(merge));
    }

    @Override
    public Sql countDiffering(Merge merge) {
        return Sql.of("SELECT count(*) FROM " + stage(merge) + " s WHERE EXISTS (SELECT FROM " + target(merge)
                + " t WHERE " + keysEqual(merge) + " AND (" + differs(merge) + "))");
    }

    @Override
    public Sql countRows(Merge merge) {
        return Sql.of("SELECT count(*) FROM " + target(merge));
    }

    @Override
    public Sql update(Merge merge) {
        return updateChanged(merge);
    }

    static Sql updateChanged(Merge merge) {
        return Sql.of("UPDATE " + target(merge) + " t SET " + assignments(merge, PostgresTarget::value) + " FROM "
                + stageOf(merge) + " s WHERE " + keysEqual(merge) + " AND (" + differs(merge) + ")");
    }

    /**
     * A rule evaluates the query anew, when the rows are there already: so those that were missing are marked first, by the sign
     * of their place.
     */
    @Override
    public Sql insert(Merge merge) {
        if (!PostgresRelation.hasRule(merge.relation())) {
            return insertMissing(merge);
        }
        String place = sequence(merge);
        return Sql.of("UPDATE " + stage(merge) + " s SET " + place + " = -" + place + " WHERE " + missing(merge)
                + "; INSERT INTO " + target(merge) + " (" + insertColumns(merge) + ") SELECT " + insertValues(merge)
                + " FROM " + stageOf(merge) + " s WHERE s." + place + " < 0");
    }

    static Sql insertMissing(Merge merge) {
        return Sql.of("INSERT INTO " + target(merge) + " (" + insertColumns(merge) + ") SELECT " + insertValues(merge)
                + " FROM " + stageOf(merge) + " s WHERE " + missing(merge));
    }

    @Override
    public Sql clearStage(Merge merge, StageUse use) {
        return Sql.of("TRUNCATE " + stage(merge));
    }

    @Override
    public Sql dropStage(Merge merge) {
        return Sql.of("DROP TABLE IF EXISTS " + stage(merge));
    }

    @Override
    public Sql vacate(Merge merge, List<Column> columns) {
        return Sql.of("UPDATE " + target(merge) + " t SET " + list(columns, column -> name(column) + " = NULL")
                + " FROM "
                + stageOf(merge) + " s WHERE " + keysEqual(merge) + " AND ("
                + columns.stream()
                        .map(column -> exact(column, "t." + name(column)) + " IS DISTINCT FROM "
                                + exact(column, value(column)))
                        .collect(joining(" OR "))
                + ")");
    }

    @Override
    public Sql checkAtOnce() {
        return Sql.of("SET CONSTRAINTS ALL IMMEDIATE");
    }

    @Override
    public int rowsPerMerge(Merge merge, CommitMode commit) {
        return ROWS_PER_MERGE;
    }

    static String keysEqual(Merge merge) {
        return merge.keys().stream()
                .map(key -> "t." + name(key) + " = " + value(key))
                .collect(joining(" AND "));
    }

    private static String missing(Merge merge) {
        return "NOT EXISTS (SELECT FROM " + target(merge) + " t WHERE " + keysEqual(merge) + ")";
    }

    static String differs(Merge merge) {
        return merge.compared().stream()
                .map(column -> exact(column, "t." + name(column)) + " IS DISTINCT FROM " + exact(column, value(column)))
                .collect(joining(" OR "));
    }

    /** Compared to the last letter, also where the type's own equality is looser or missing. */
    private static String exact(Column column, String reference) {
        TypeKind kind = column.type().kind();
        return kind == TypeKind.TEXT || kind == TypeKind.OTHER ? reference + "::text COLLATE \"C\"" : reference;
    }

    /** What the stage holds for the column; as a text that is cast, where it cannot be loaded otherwise. */
    static String value(Column column) {
        String staged = "s." + name(column);
        return PostgresTypes.isBinary(column.type()) ? staged : staged + "::" + column.type();
    }

    static String assignments(Merge merge, Function<Column, String> value) {
        Stream<String> values = merge.values().stream().map(column -> name(column) + " = " + value.apply(column));
        return withLoadedAt(merge, values, loadedAt -> name(loadedAt) + " = " + clock(loadedAt));
    }

    static String insertColumns(Merge merge) {
        return withLoadedAt(merge, merge.columns().stream().map(PostgresTarget::name), PostgresTarget::name);
    }

    static String insertValues(Merge merge) {
        return withLoadedAt(merge, merge.columns().stream().map(PostgresTarget::value), PostgresTarget::clock);
    }

    static String withLoadedAt(Merge merge, Stream<String> items, Function<Column, String> item) {
        Column loadedAt = merge.loadedAt();
        Stream<String> last = loadedAt == null ? Stream.empty() : Stream.of(item.apply(loadedAt));
        return Stream.concat(items, last).collect(joining(", "));
    }

    /** Without a zone: the session's, which is that of the role, the database or the server. */
    static String clock(Column column) {
        return column.type().kind() == TypeKind.TIMESTAMP_TZ ? "now()" : "LOCALTIMESTAMP";
    }

    static String list(List<Column> columns, Function<Column, String> item) {
        return columns.stream().map(item).collect(joining(", "));
    }

    private static String sequence(Merge merge) {
        return PostgresNames.quote(merge.sequence());
    }

    static String name(Column column) {
        return PostgresNames.quote(column.name());
    }

    static String stageOf(Merge merge) {
        return "pg_temp." + PostgresNames.quote(merge.stage());
    }

    static String target(Merge merge) {
        return PostgresNames.quote(merge.target());
    }
}
