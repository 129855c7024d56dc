package dev.fluxo.postgresql;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.CompareSql;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StageUse;
import dev.fluxo.engine.spi.StandardTarget;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Tally;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.VersionSql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that write to PostgreSQL. */
final class PostgresTarget extends StandardTarget {
    /** The server merges while the next rows are read. */
    private static final int ROWS_PER_MERGE = 20_000;

    private static final PostgresWords WORDS = new PostgresWords();
    /** Of a statement that COPY reads, which takes one value at most. */
    private static final PostgresWords COPIED = new PostgresWords() {
        @Override
        public String parameter(Column column) {
            return PostgresSource.parameter(column, 1);
        }
    };

    private final boolean hasMerge;

    /** @param hasMerge the server knows MERGE: from version 15 on */
    PostgresTarget(boolean hasMerge) {
        super(WORDS);
        this.hasMerge = hasMerge;
    }

    @Override
    public Sql createStage(StageTransfer merge) {
        String columns = TargetWords.list(
                merge.columns(),
                column -> PostgresTypes.isBinary(column.type())
                        ? WORDS.name(column)
                        : "NULL::text AS " + WORDS.name(column));
        String place = WORDS.sequence(merge);
        return Sql.of("CREATE TEMPORARY TABLE " + stage(merge) + " AS SELECT " + columns + WORDS.carriedColumns(merge)
                + ", " + WORDS.own(merge, "0::bigint") + " FROM " + WORDS.target(merge) + " WITH NO DATA"
                + (hasMerge && merge.history() == null
                        ? "; CREATE TEMPORARY SEQUENCE " + WORDS.counter(merge) + " OWNED BY " + stage(merge) + "."
                                + place
                        : ""));
    }

    /** Not logged: what a crash of the server empties is staged again. */
    @Override
    public Sql emptyCopy(String of, TableName table) {
        return Sql.of("CREATE UNLOGGED TABLE " + WORDS.table(table) + " AS SELECT * FROM " + of + " WITH NO DATA");
    }

    @Override
    public String load(String table, List<Column> columns) {
        return "COPY " + table + " (" + TargetWords.list(columns, WORDS::name) + ") FROM STDIN (FORMAT binary)";
    }

    /** Also says no where a column can only be loaded by a cast. */
    @Override
    public Sql isEmpty(StageTransfer merge) {
        boolean binary = merge.directColumns().stream().allMatch(column -> PostgresTypes.isBinary(column.type()));
        return Sql.of(binary ? "SELECT (NOT EXISTS (SELECT FROM " + WORDS.target(merge) + "))::int" : "SELECT 0");
    }

    @Override
    public Sql now(Column column) {
        return Sql.of("SELECT " + WORDS.clock(column) + "::" + column.type());
    }

    /**
     * Where an index finds each key, it is to be used: a hash join reads the whole target, and its cost grows with the table
     * instead of the batch. Elsewhere the planner needs to know how large the stage is.
     */
    @Override
    public List<Sql> beforeMerge(StageTransfer merge) {
        if (merge.history() != null) {
            return List.of(Sql.of("SET LOCAL jit = off"), Sql.of("SET LOCAL enable_mergejoin = off"));
        }
        return merge.unique() == StageTransfer.Unique.NO
                ? List.of(Sql.of("ANALYZE " + stage(merge)))
                : List.of(
                        Sql.of("SET LOCAL jit = off"),
                        Sql.of("SET LOCAL enable_hashjoin = off"),
                        Sql.of("SET LOCAL enable_mergejoin = off"));
    }

    /** Both tables are read as wholes, whatever a merge before has said; the planner needs to know how large the stage is. */
    @Override
    public List<Sql> beforeCompare(StageTransfer keys) {
        return List.of(
                Sql.of("SET LOCAL enable_hashjoin = on"),
                Sql.of("SET LOCAL enable_mergejoin = on"),
                Sql.of("ANALYZE " + stage(keys)));
    }

    /** A dimension is read once for all staged rows, unless it is far larger than they are: what a merge before has forbidden is allowed here. */
    @Override
    public List<Sql> lookUp(StageTransfer merge) {
        List<Sql> statements = new ArrayList<>();
        statements.add(Sql.of("SET LOCAL jit = off"));
        statements.add(Sql.of("SET LOCAL enable_hashjoin = on"));
        statements.addAll(lookUpByJoins(merge));
        return statements;
    }

    @Override
    public Sql liveKeys(StageTransfer keys) {
        Sql query = liveKeys(keys, COPIED);
        return PostgresSource.copied(query.text(), query.binds());
    }

    @Override
    public @Nullable Sql keyPages(StageTransfer keys) {
        Column key = keys.keys().get(0);
        return PostgresKeyPages.of(key, "t." + WORDS.name(key), WORDS.target(keys) + " t", WORDS.alive(keys));
    }

    @Override
    public Sql members(DimensionLookup lookup, int limit) {
        return PostgresSource.copied(super.members(lookup, limit).text(), List.of());
    }

    @Override
    public List<Sql> dropSuperseded(StageTransfer merge) {
        return List.of(keepOfEachKey("max", "<", merge));
    }

    /** One key is sorted, which is far quicker than a hash of each. */
    @Override
    public Sql countRepeated(StageTransfer merge) {
        return merge.keys().size() > 1
                ? super.countRepeated(merge)
                : Sql.of("SELECT count(*) - count(DISTINCT "
                        + WORDS.value(merge.keys().get(0)) + ") FROM " + stage(merge) + " s");
    }

    @Override
    public List<Sql> dropRepeated(StageTransfer merge) {
        return List.of(keepOfEachKey("min", ">", merge));
    }

    private Sql keepOfEachKey(String which, String others, StageTransfer merge) {
        String keys = TargetWords.list(merge.keys(), column -> WORDS.value(column) + " AS " + WORDS.name(column));
        String sameKey = merge.keys().stream()
                .map(key -> WORDS.value(key) + " = d." + WORDS.name(key))
                .collect(joining(" AND "));
        String place = WORDS.sequence(merge);
        return Sql.of("DELETE FROM " + stage(merge) + " s USING (SELECT " + keys + ", " + which + "(" + place + ") AS "
                + place
                + " FROM " + stage(merge) + " s GROUP BY " + TargetWords.list(merge.keys(), WORDS::value)
                + " HAVING count(*) > 1) d WHERE " + sameKey + " AND s." + place + " " + others + " d." + place);
    }

    @Override
    public List<Step> merge(StageTransfer merge) {
        PostgresUpsert upsert = new PostgresUpsert(merge, WORDS);
        if (hasMerge) {
            return List.of(
                    Step.change("merge", upsert.byMerge(), Tally.WRITTEN),
                    Step.askCounter("count inserts", upsert.drawn(), Tally.INSERTED));
        }
        return merge.unique() == StageTransfer.Unique.EXACTLY
                ? List.of(
                        Step.ask("count inserts", countMissing(merge), Tally.INSERTED),
                        Step.change("merge", upsert.byConflict(), Tally.WRITTEN))
                : List.of(Step.ask(
                        "merge", upsert.byBoth(update(merge), super.insert(merge)), Tally.INSERTED, Tally.UPDATED));
    }

    /**
     * A rule evaluates the query anew, when the rows are there already: so those that were missing are marked first, by the sign
     * of their place.
     */
    @Override
    public Sql insert(StageTransfer merge) {
        if (!PostgresRelation.hasRule(merge.relation())) {
            return super.insert(merge);
        }
        String place = WORDS.sequence(merge);
        return Sql.of("UPDATE " + stage(merge) + " s SET " + place + " = -" + place + " WHERE " + WORDS.missing(merge)
                + "; INSERT INTO " + WORDS.target(merge) + " (" + WORDS.insertColumns(merge) + ") SELECT "
                + WORDS.insertValues(merge) + " FROM " + stage(merge) + " s WHERE s." + place + " < 0");
    }

    @Override
    public Sql clearStage(StageTransfer merge, StageUse use) {
        return Sql.of("TRUNCATE " + stage(merge));
    }

    @Override
    public Sql vacate(StageTransfer merge, List<Column> columns) {
        return Sql.of("UPDATE " + WORDS.target(merge) + " t SET "
                + TargetWords.list(columns, column -> WORDS.name(column) + " = NULL") + " FROM " + stage(merge)
                + " s WHERE " + WORDS.keysEqual(merge) + " AND (" + WORDS.differ(columns) + ")");
    }

    @Override
    public VersionSql versions() {
        return new PostgresVersions(WORDS);
    }

    @Override
    public CompareSql comparison() {
        return new PostgresCompare(WORDS);
    }

    @Override
    public Sql checkAtOnce() {
        return Sql.of("SET CONSTRAINTS ALL IMMEDIATE");
    }

    @Override
    public int rowsPerMerge(StageTransfer merge, CommitMode commit) {
        return ROWS_PER_MERGE;
    }
}
