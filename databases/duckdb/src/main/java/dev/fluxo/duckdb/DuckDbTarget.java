package dev.fluxo.duckdb;

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

/** The statements that write to DuckDB. */
final class DuckDbTarget extends StandardTarget {
    private static final DuckDbWords WORDS = new DuckDbWords();

    DuckDbTarget() {
        super(WORDS);
    }

    /** With the target's own types and collations, but without its constraints. */
    @Override
    public Sql createStage(StageTransfer merge) {
        return Sql.of("CREATE TEMP TABLE " + WORDS.quote(merge.stage()) + " AS SELECT "
                + TargetWords.list(
                        merge.columns(),
                        column -> WORDS.empty(column, "t." + WORDS.name(column)) + " AS " + WORDS.name(column))
                + WORDS.carriedColumns(merge) + ", " + WORDS.own(merge, "CAST(0 AS BIGINT)") + " FROM "
                + WORDS.target(merge) + " t WHERE 1 = 0");
    }

    /** The table: its appender takes the rows. */
    @Override
    public String load(String table, List<Column> columns) {
        return table;
    }

    /** One for all: it joins by a hash, which reads the whole of the key's column however few rows come. */
    @Override
    public int rowsPerMerge(StageTransfer merge, CommitMode commit) {
        return ALL_AT_ONCE;
    }

    @Override
    public @Nullable Sql clearStage(StageTransfer merge, StageUse use) {
        return Sql.of("DELETE FROM " + stage(merge));
    }

    @Override
    public boolean hasSavepoints() {
        return false;
    }

    @Override
    public VersionSql versions() {
        return new DuckDbVersions(WORDS);
    }

    @Override
    protected String changing(StageTransfer merge, String assignments) {
        return "UPDATE " + WORDS.target(merge) + " AS t SET " + assignments;
    }

    @Override
    protected String deleting(StageTransfer merge) {
        return "DELETE FROM " + WORDS.target(merge) + " AS t";
    }
}
