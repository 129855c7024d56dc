package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StageUse;
import dev.fluxo.engine.spi.StandardTarget;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.Tally;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.VersionSql;
import java.util.List;

/** The statements that write to SQLite. */
final class SqliteTarget extends StandardTarget {
    private static final int ROWS_PER_MERGE = 5_000;
    private static final SqliteWords WORDS = new SqliteWords("s.");
    /** Of a row whose key is there. */
    private static final SqliteWords MET = new SqliteWords("excluded.");

    SqliteTarget() {
        super(WORDS);
    }

    /** With the target's own types: a table that is made of a query has others. */
    @Override
    public Sql createStage(StageTransfer merge) {
        return Sql.of("CREATE TEMP TABLE " + stage(merge) + " ("
                + TargetWords.list(
                        merge.stageColumns(), column -> WORDS.name(column) + " " + column.type() + collation(column))
                + ")");
    }

    /** Only that of ASCII letters is known. */
    static String collation(Column column) {
        boolean loose =
                column.type().kind() == TypeKind.TEXT && column.type().rules().loose();
        return loose ? " COLLATE NOCASE" : "";
    }

    @Override
    public Sql indexStage(StageTransfer merge, StageUse use) {
        return Sql.of("CREATE INDEX temp." + WORDS.quote(merge.stage() + "_KEY") + " ON " + stage(merge) + " ("
                + TargetWords.list(merge.keys(), WORDS::name) + ")");
    }

    @Override
    public Sql now(Column column) {
        return Sql.of("SELECT " + WORDS.clock(column));
    }

    /** SQLite has no MERGE. */
    @Override
    public List<Step> merge(StageTransfer merge) {
        String change =
                !merge.canChange() ? "NOTHING" : "UPDATE SET " + MET.assignments(merge) + " WHERE " + MET.differ(merge);
        Sql statement = Sql.of("INSERT INTO " + WORDS.target(merge) + " AS t (" + WORDS.insertColumns(merge)
                + ") SELECT " + WORDS.insertValues(merge) + " FROM " + stage(merge) + " s WHERE 1 ON CONFLICT ("
                + TargetWords.list(merge.keys(), WORDS::name) + ") DO " + change);
        return List.of(
                Step.ask("count inserts", countMissing(merge), Tally.INSERTED),
                Step.change("merge", statement, Tally.WRITTEN));
    }

    /** ON CONFLICT names the columns of a unique index. */
    @Override
    public boolean mergeNeedsUniqueKey() {
        return true;
    }

    @Override
    public Sql update(StageTransfer merge) {
        return changing(merge, WORDS.assignments(merge), WORDS.differ(merge));
    }

    @Override
    public Sql vacate(StageTransfer merge, List<Column> columns) {
        String nothing = TargetWords.list(columns, column -> WORDS.name(column) + " = NULL");
        return changing(merge, nothing, WORDS.differ(columns));
    }

    private Sql changing(StageTransfer merge, String assignments, String condition) {
        return Sql.of("UPDATE " + WORDS.target(merge) + " AS t SET " + assignments + " FROM " + stage(merge)
                + " s WHERE " + WORDS.keysEqual(merge) + " AND (" + condition + ")");
    }

    @Override
    public VersionSql versions() {
        return new SqliteVersions(WORDS);
    }

    @Override
    protected String changing(StageTransfer merge, String assignments) {
        return "UPDATE " + WORDS.target(merge) + " AS t SET " + assignments;
    }

    @Override
    protected String deleting(StageTransfer merge) {
        return "DELETE FROM " + WORDS.target(merge) + " AS t";
    }

    @Override
    public Sql clearStage(StageTransfer merge, StageUse use) {
        return Sql.of("DELETE FROM " + stage(merge));
    }

    @Override
    public int rowsPerMerge(StageTransfer merge, CommitMode commit) {
        return ROWS_PER_MERGE;
    }
}
