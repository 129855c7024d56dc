package dev.fluxo.h2;

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
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TableName;
import dev.fluxo.engine.model.TypeKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that write to H2. The staging table is {@code s}, the target {@code t}. */
final class H2Target implements TargetSql {
    /** H2 merges many small stages faster than one large one: an index probe per row, on pages still in its cache. */
    private static final int ROWS_PER_MERGE = 5_000;

    /** So many letters are no more bytes than a VARBINARY takes. */
    private static final int MOST_LETTERS = 1 << 18;

    @Override
    public Sql createStage(Merge merge) {
        return Sql.of("CREATE LOCAL TEMPORARY TABLE " + stage(merge) + " NOT PERSISTENT TRANSACTIONAL AS SELECT "
                + list(merge.columns(), H2Target::name) + ", CAST(0 AS BIGINT) AS " + sequence(merge) + " FROM "
                + target(merge) + " WHERE 1 = 0");
    }

    /** A merge reads the stage and probes the target; an update probes the stage. */
    @Override
    public @Nullable Sql indexStage(Merge merge, StageUse use) {
        if (use == StageUse.SCANNED) {
            return null;
        }
        return Sql.of("CREATE INDEX " + H2Names.quote(merge.stage() + "_KEY") + " ON " + stage(merge) + " ("
                + list(merge.keys(), H2Target::name) + ")");
    }

    @Override
    public String load(String table, List<Column> columns) {
        return "INSERT INTO " + table + " (" + list(columns, H2Target::name) + ") VALUES ("
                + "?, ".repeat(columns.size() - 1) + "?)";
    }

    @Override
    public Sql isEmpty(Merge merge) {
        return Sql.of("SELECT CASE WHEN EXISTS (SELECT 1 FROM " + target(merge) + ") THEN 0 ELSE 1 END");
    }

    @Override
    public Sql now(Column loadedAt) {
        return Sql.of("SELECT CAST(" + clock(loadedAt) + " AS " + loadedAt.type() + ")");
    }

    @Override
    public Sql dropSuperseded(Merge merge) {
        return Sql.of("DELETE FROM " + stage(merge) + " WHERE " + sequence(merge) + " NOT IN (SELECT MAX("
                + sequence(merge) + ") FROM " + stage(merge) + " GROUP BY " + list(merge.keys(), H2Target::name) + ")");
    }

    @Override
    public Sql changes(Merge merge, int limit) {
        return Sql.of("SELECT " + list(merge.columns(), column -> "s." + name(column))
                + ", " + list(merge.values(), column -> "t." + name(column)) + " FROM " + stage(merge)
                + " s JOIN " + target(merge) + " t ON " + keysEqual(merge, "t", "s") + " WHERE " + differs(merge)
                + " ORDER BY s." + sequence(merge) + " FETCH FIRST " + limit + " ROWS ONLY");
    }

    @Override
    public Sql find(Merge merge, List<Object> key) {
        return new Sql(
                "SELECT " + withLoadedAt(merge, merge.columns().stream().map(H2Target::name), H2Target::name) + " FROM "
                        + target(merge) + " WHERE "
                        + merge.keys().stream()
                                .map(column -> name(column) + " = ?")
                                .collect(joining(" AND ")),
                Bind.all(merge.keys(), key));
    }

    @Override
    public @Nullable Sql respell(Merge merge) {
        return merge.looseKeys().isEmpty() ? null : H2Respelling.of(merge, stage(merge), target(merge));
    }

    @Override
    public List<Step> merge(Merge merge) {
        String whenMatched = merge.values().isEmpty()
                ? ""
                : " WHEN MATCHED AND (" + differs(merge) + ") THEN UPDATE SET "
                        + assignments(merge, column -> name(column) + " = s." + name(column));
        Sql statement = Sql.of(
                "MERGE INTO " + target(merge) + " t USING " + stage(merge) + " s ON (" + keysEqual(merge, "t", "s")
                        + ")" + whenMatched + " WHEN NOT MATCHED THEN INSERT (" + insertColumns(merge) + ") VALUES ("
                        + insertValues(merge) + ")");
        return List.of(
                Step.ask("count inserts", countMissing(merge), Tally.INSERTED),
                Step.change("merge", statement, Tally.WRITTEN));
    }

    @Override
    public Sql countMissing(Merge merge) {
        return Sql.of("SELECT COUNT(*) FROM " + stage(merge) + " s WHERE " + missing(merge));
    }

    @Override
    public Sql countDiffering(Merge merge) {
        return Sql.of("SELECT COUNT(*) FROM " + stage(merge) + " s WHERE EXISTS (SELECT 1 FROM " + target(merge)
                + " t WHERE " + keysEqual(merge, "t", "s") + " AND (" + differs(merge) + "))");
    }

    @Override
    public Sql countRows(Merge merge) {
        return Sql.of("SELECT COUNT(*) FROM " + target(merge));
    }

    @Override
    public Sql update(Merge merge) {
        String key = name(merge.keys().get(0));
        String sameKey = stage(merge) + " s WHERE " + keysEqual(merge, "s", "t");
        // The IN is implied by the EXISTS: it lets H2 probe the target's index instead of scanning the target.
        return Sql.of("UPDATE " + target(merge) + " t SET "
                + assignments(merge, column -> name(column) + " = (SELECT s." + name(column) + " FROM " + sameKey + ")")
                + " WHERE t." + key + " IN (SELECT s." + key + " FROM " + stage(merge)
                + " s) AND EXISTS (SELECT 1 FROM "
                + sameKey + " AND (" + differs(merge) + "))");
    }

    @Override
    public Sql insert(Merge merge) {
        return Sql.of("INSERT INTO " + target(merge) + " (" + insertColumns(merge) + ") SELECT " + insertValues(merge)
                + " FROM " + stage(merge) + " s WHERE " + missing(merge));
    }

    /**
     * Until the commit, deleted rows stay in H2's pages, and every later scan of the stage walks over them: so a merge
     * gets a new stage. Not where the stage needs an index, whose creation would commit, as TRUNCATE would.
     */
    @Override
    public @Nullable Sql clearStage(Merge merge, StageUse use) {
        return use == StageUse.SCANNED ? null : Sql.of("DELETE FROM " + stage(merge));
    }

    @Override
    public Sql dropStage(Merge merge) {
        return Sql.of("DROP TABLE IF EXISTS " + stage(merge));
    }

    @Override
    public Sql vacate(Merge merge, List<Column> columns) {
        return Sql.of("UPDATE " + target(merge) + " t SET " + list(columns, column -> name(column) + " = NULL")
                + " WHERE EXISTS (SELECT 1 FROM " + stage(merge) + " s WHERE " + keysEqual(merge, "s", "t") + " AND ("
                + columns.stream()
                        .map(column -> exact(column, "s") + " IS DISTINCT FROM " + exact(column, "t"))
                        .collect(joining(" OR "))
                + "))");
    }

    @Override
    public int rowsPerMerge(Merge merge, CommitMode commit) {
        return ROWS_PER_MERGE;
    }

    static String keysEqual(Merge merge, String left, String right) {
        return merge.keys().stream()
                .map(key -> left + "." + name(key) + " = " + right + "." + name(key))
                .collect(joining(" AND "));
    }

    private static String missing(Merge merge) {
        return "NOT EXISTS (SELECT 1 FROM " + target(merge) + " t WHERE " + keysEqual(merge, "t", "s") + ")";
    }

    private static String differs(Merge merge) {
        return merge.compared().stream()
                .map(column -> exact(column, "s") + " IS DISTINCT FROM " + exact(column, "t"))
                .collect(joining(" OR "));
    }

    /** Compared to the last letter and offset, also where the column's own equality is looser. */
    static String exact(Column column, String alias) {
        String reference = alias + "." + name(column);
        DataType type = column.type();
        if (!type.rules().loose()) {
            return reference;
        }
        if (type.kind() != TypeKind.TEXT) {
            return "CAST(" + reference + " AS VARCHAR)";
        }
        boolean fits = type.length() > 0 && type.length() <= MOST_LETTERS;
        return "CAST(" + reference + (fits ? " AS VARBINARY)" : " AS CLOB)");
    }

    private static String assignments(Merge merge, Function<Column, String> assignment) {
        Stream<String> values = merge.values().stream().map(assignment);
        return withLoadedAt(merge, values, loadedAt -> name(loadedAt) + " = " + clock(loadedAt));
    }

    private static String insertColumns(Merge merge) {
        return withLoadedAt(merge, merge.columns().stream().map(H2Target::name), H2Target::name);
    }

    private static String insertValues(Merge merge) {
        return withLoadedAt(merge, merge.columns().stream().map(column -> "s." + name(column)), H2Target::clock);
    }

    private static String withLoadedAt(Merge merge, Stream<String> items, Function<Column, String> item) {
        Column loadedAt = merge.loadedAt();
        Stream<String> last = loadedAt == null ? Stream.empty() : Stream.of(item.apply(loadedAt));
        return Stream.concat(items, last).collect(joining(", "));
    }

    static String clock(Column column) {
        return switch (column.type().kind()) {
            case TIMESTAMP_TZ -> "CURRENT_TIMESTAMP(9)";
            case DATE -> "CURRENT_DATE";
            default -> "LOCALTIMESTAMP(9)";
        };
    }

    private static String list(List<Column> columns, Function<Column, String> item) {
        return columns.stream().map(item).collect(joining(", "));
    }

    private static String sequence(Merge merge) {
        return H2Names.quote(merge.sequence());
    }

    static String name(Column column) {
        return H2Names.quote(column.name());
    }

    @Override
    public String stage(Merge merge) {
        return H2Names.quote(merge.stage());
    }

    private static String target(Merge merge) {
        TableName table = merge.target();
        String schema = table.schema();
        return (schema == null ? "" : H2Names.quote(schema) + ".") + H2Names.quote(table.name());
    }
}
