package dev.fluxo.h2;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StageUse;
import dev.fluxo.engine.spi.StandardTarget;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.VersionSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that write to H2. */
final class H2Target extends StandardTarget {
    /** H2 merges many small stages faster than one large one: an index probe per row, on pages still in its cache. */
    private static final int ROWS_PER_MERGE = 5_000;

    private static final H2Words WORDS = new H2Words();

    H2Target() {
        super(WORDS);
    }

    @Override
    public Sql createStage(StageTransfer merge) {
        return Sql.of("CREATE LOCAL TEMPORARY TABLE " + stage(merge) + keyed(merge)
                + " NOT PERSISTENT TRANSACTIONAL AS SELECT "
                + TargetWords.list(merge.columns(), WORDS::name) + WORDS.carriedColumns(merge) + ", "
                + WORDS.own(merge, "CAST(0 AS BIGINT)")
                + " FROM " + WORDS.target(merge) + " WHERE 1 = 0");
    }

    /** Where versions are written the stage is joined by the place of its rows. */
    private static String keyed(StageTransfer merge) {
        return merge.history() == null
                ? ""
                : " (" + TargetWords.list(merge.stageColumns(), WORDS::name) + ", PRIMARY KEY (" + WORDS.sequence(merge)
                        + "))";
    }

    /** A merge reads the stage and probes the target; an update probes the stage. */
    @Override
    public @Nullable Sql indexStage(StageTransfer merge, StageUse use) {
        if (use == StageUse.SCANNED) {
            return null;
        }
        return Sql.of("CREATE INDEX " + H2Names.quote(merge.stage() + "_KEY") + " ON " + stage(merge) + " ("
                + TargetWords.list(merge.keys(), WORDS::name) + ")");
    }

    @Override
    public @Nullable Sql respell(StageTransfer merge) {
        return merge.looseKeys().isEmpty() ? null : H2Respelling.of(merge, WORDS);
    }

    @Override
    public Sql update(StageTransfer merge) {
        String key = WORDS.name(merge.keys().get(0));
        String sameKey = stage(merge) + " s WHERE " + WORDS.keysEqual(merge, "s", "t");
        // The IN is implied by the EXISTS: it lets H2 probe the target's index instead of scanning the target.
        return Sql.of("UPDATE " + WORDS.target(merge) + " t SET "
                + WORDS.assignments(merge, column -> "(SELECT s." + WORDS.name(column) + " FROM " + sameKey + ")")
                + " WHERE t." + key + " IN (SELECT s." + key + " FROM " + stage(merge)
                + " s) AND EXISTS (SELECT 1 FROM "
                + sameKey + " AND (" + WORDS.differ(merge) + "))");
    }

    /**
     * Until the commit, deleted rows stay in H2's pages, and every later scan of the stage walks over them: so a merge
     * gets a new stage. Not where the stage needs an index, whose creation would commit, as TRUNCATE would.
     */
    @Override
    public @Nullable Sql clearStage(StageTransfer merge, StageUse use) {
        return use == StageUse.SCANNED ? null : Sql.of("DELETE FROM " + stage(merge));
    }

    /** H2 keeps the rows of a temporary table in memory, but what a transaction has deleted it can put aside. */
    @Override
    public Sql leaveStage(StageTransfer merge) {
        return Sql.of("DELETE FROM " + stage(merge));
    }

    @Override
    public VersionSql versions() {
        return new H2Versions(WORDS);
    }

    @Override
    public Sql vacate(StageTransfer merge, List<Column> columns) {
        return Sql.of("UPDATE " + WORDS.target(merge) + " t SET "
                + TargetWords.list(columns, column -> WORDS.name(column) + " = NULL")
                + " WHERE EXISTS (SELECT 1 FROM " + stage(merge) + " s WHERE " + WORDS.keysEqual(merge, "s", "t")
                + " AND (" + WORDS.differ(columns) + "))");
    }

    @Override
    public int rowsPerMerge(StageTransfer merge, CommitMode commit) {
        return ROWS_PER_MERGE;
    }
}
