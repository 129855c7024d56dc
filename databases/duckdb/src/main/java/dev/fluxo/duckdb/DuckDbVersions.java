package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StandardVersions;

/** The statements that write versions to DuckDB. */
final class DuckDbVersions extends StandardVersions {
    private final DuckDbWords words;

    DuckDbVersions(DuckDbWords words) {
        super(words);
        this.words = words;
    }

    @Override
    public Sql createNotes(StageTransfer merge) {
        return Sql.of("CREATE TEMP TABLE " + words.quote(merge.stage() + "_notes") + " AS SELECT "
                + emptyNote(merge, words::name) + " FROM " + words.target(merge) + " WHERE 1 = 0");
    }
}
