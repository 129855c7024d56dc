package dev.fluxo.engine.dialect.postgres;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.dialect.Bind;
import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.dialect.Upsert;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.TypeKind;
import dev.fluxo.engine.model.WriteMode;
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
                                ? "; CREATE TEMPORARY SEQUENCE " + counter(merge) + " OWNED BY " + stage(merge) + "."
                                        + sequence(merge)
                                : ""));
    }

    /** All statements join by hashing the stage or by probing the target. */
    @Override
    public @Nullable Sql indexStage(Merge merge, WriteMode write) {
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
    public Upsert merge(Merge merge) {
        if (hasMerge) {
            return byMerge(merge);
        }
        return merge.unique() == Merge.Unique.EXACTLY
                ? Upsert.afterCounting(
                        Sql.of("SELECT count(*) FROM " + stage(merge) + " s WHERE " + missing(merge)),
                        byConflict(merge))
                : Upsert.counting(byBoth(merge));
    }

    /** Each row that is inserted draws a number: MERGE tells how many it inserted only from version 17 on. */
    private static Upsert byMerge(Merge merge) {
        String whenMatched = merge.values().isEmpty()
                ? ""
                : " WHEN MATCHED AND (" + differs(merge) + ") THEN UPDATE SET "
                        + assignments(merge, PostgresTarget::value);
        String drawn = "CASE WHEN nextval('" + counter(merge).replace("'", "''") + "') > 0 THEN "
                + value(merge.columns().get(0)) + " END";
        Stream<String> others = merge.columns().stream().skip(1).map(PostgresTarget::value);
        String values = withLoadedAt(merge, Stream.concat(Stream.of(drawn), others), PostgresTarget::clock);
        return Upsert.beforeCounting(
                Sql.of("MERGE INTO " + target(merge) + " t USING " + stageOf(merge) + " s ON " + keysEqual(merge)
                        + whenMatched + " WHEN NOT MATCHED THEN INSERT (" + insertColumns(merge) + ") VALUES ("
                        + values + ")"),
                Sql.of("SELECT CASE WHEN is_called THEN last_value ELSE 0 END, setval('"
                        + counter(merge).replace("'", "''") + "', 1, false) FROM " + counter(merge)));
    }

    private static String counter(Merge merge) {
        return "pg_temp." + PostgresNames.quote(merge.stage() + "_inserted");
    }

    /**
     * Rows that would not change are left out first: a conflict locks its row even when nothing changes. The target has an
     * alias, for it may be called {@code excluded}.
     */
    private static Sql byConflict(Merge merge) {
        String change = merge.values().isEmpty()
                ? "NOTHING"
                : "UPDATE SET " + assignments(merge, column -> "EXCLUDED." + name(column));
        String same = merge.values().isEmpty() ? "" : " AND NOT (" + differs(merge) + ")";
        return Sql.of("INSERT INTO " + target(merge) + " AS t (" + insertColumns(merge) + ") SELECT "
                + insertValues(merge) + " FROM " + stageOf(merge) + " s WHERE NOT EXISTS (SELECT FROM " + target(merge)
                + " t WHERE "
                + keysEqual(merge) + same + ") ON CONFLICT (" + list(merge.keys(), PostgresTarget::name)
                + ") DO " + change);
    }

    /** Without MERGE, and without the index that a conflict needs: both halves see the table as it was before. */
    private static Sql byBoth(Merge merge) {
        String changed = merge.values().isEmpty() ? "SELECT 1 WHERE false" : updateChanged(merge) + " RETURNING 1";
        return Sql.of("WITH changed AS (" + changed + "), added AS (" + insertMissing(merge)
                + " RETURNING 1) SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM changed)");
    }

    @Override
    public Sql update(Merge merge) {
        return updateChanged(merge);
    }

    private static Sql updateChanged(Merge merge) {
        return Sql.of("UPDATE " + target(merge) + " t SET " + assignments(merge, PostgresTarget::value) + " FROM "
                + stageOf(merge) + " s WHERE " + keysEqual(merge) + " AND (" + differs(merge) + ")");
    }

    @Override
    public Sql insert(Merge merge) {
        return insertMissing(merge);
    }

    private static Sql insertMissing(Merge merge) {
        return Sql.of("INSERT INTO " + target(merge) + " (" + insertColumns(merge) + ") SELECT " + insertValues(merge)
                + " FROM " + stageOf(merge) + " s WHERE " + missing(merge));
    }

    @Override
    public Sql clearStage(Merge merge, WriteMode write) {
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
    public int rowsPerMerge() {
        return ROWS_PER_MERGE;
    }

    private static String keysEqual(Merge merge) {
        return merge.keys().stream()
                .map(key -> "t." + name(key) + " = " + value(key))
                .collect(joining(" AND "));
    }

    private static String missing(Merge merge) {
        return "NOT EXISTS (SELECT FROM " + target(merge) + " t WHERE " + keysEqual(merge) + ")";
    }

    private static String differs(Merge merge) {
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
    private static String value(Column column) {
        String staged = "s." + name(column);
        return PostgresTypes.isBinary(column.type()) ? staged : staged + "::" + column.type();
    }

    private static String assignments(Merge merge, Function<Column, String> value) {
        Stream<String> values = merge.values().stream().map(column -> name(column) + " = " + value.apply(column));
        return withLoadedAt(merge, values, loadedAt -> name(loadedAt) + " = " + clock(loadedAt));
    }

    private static String insertColumns(Merge merge) {
        return withLoadedAt(merge, merge.columns().stream().map(PostgresTarget::name), PostgresTarget::name);
    }

    private static String insertValues(Merge merge) {
        return withLoadedAt(merge, merge.columns().stream().map(PostgresTarget::value), PostgresTarget::clock);
    }

    private static String withLoadedAt(Merge merge, Stream<String> items, Function<Column, String> item) {
        Column loadedAt = merge.loadedAt();
        Stream<String> last = loadedAt == null ? Stream.empty() : Stream.of(item.apply(loadedAt));
        return Stream.concat(items, last).collect(joining(", "));
    }

    /** Without a zone: the session's, which is that of the role, the database or the server. */
    private static String clock(Column column) {
        return column.type().kind() == TypeKind.TIMESTAMP_TZ ? "now()" : "LOCALTIMESTAMP";
    }

    private static String list(List<Column> columns, Function<Column, String> item) {
        return columns.stream().map(item).collect(joining(", "));
    }

    private static String sequence(Merge merge) {
        return PostgresNames.quote(merge.sequence());
    }

    private static String name(Column column) {
        return PostgresNames.quote(column.name());
    }

    private static String stageOf(Merge merge) {
        return "pg_temp." + PostgresNames.quote(merge.stage());
    }

    private static String target(Merge merge) {
        return PostgresNames.quote(merge.target());
    }
}
