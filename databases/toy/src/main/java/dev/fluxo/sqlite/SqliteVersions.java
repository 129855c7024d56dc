package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StandardVersions;
import dev.fluxo.engine.spi.TargetWords;
import java.util.List;

/** The statements that write versions to SQLite. */
final class SqliteVersions extends StandardVersions {
    private final SqliteWords words;

    SqliteVersions(SqliteWords words) {
        super(words);
        this.words = words;
    }

    /** With the target's own types: a table that is made of a query has others. */
    @Override
    public Sql createNotes(StageTransfer merge) {
        History history = merge.versions();
        return Sql.of("CREATE TEMP TABLE " + words.notes(merge) + " ("
                + TargetWords.list(merge.byState().keys(), this::declared) + ", " + words.sequence(merge) + " INTEGER, "
                + kind(merge) + " TEXT, " + since(merge) + " "
                + history.validFrom().type() + ", " + until(merge) + " "
                + history.validTo().type() + ")");
    }

    private String declared(Column column) {
        return words.name(column) + " " + column.type() + SqliteTarget.collation(column);
    }

    @Override
    protected Sql change(StageTransfer merge, String set, String from, String on, List<Bind> binds) {
        return new Sql(
                "UPDATE " + words.target(merge) + " AS t SET " + set + " FROM " + from + " s WHERE " + on, binds);
    }
}
