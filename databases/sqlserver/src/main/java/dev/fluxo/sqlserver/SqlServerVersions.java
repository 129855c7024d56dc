package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StandardVersions;
import java.util.List;

/** The statements that write versions to SQL Server. */
final class SqlServerVersions extends StandardVersions {
    private final SqlServerWords words;

    SqlServerVersions(SqlServerWords words) {
        super(words);
        this.words = words;
    }

    /** With the target's own collations. */
    @Override
    public Sql createNotes(StageTransfer merge) {
        return Sql.of("SELECT TOP (0) " + emptyNote(merge, words::name) + " INTO " + words.notes(merge) + " FROM "
                + words.target(merge) + words.hint(merge));
    }

    @Override
    public Sql clearNotes(StageTransfer merge) {
        return Sql.of("TRUNCATE TABLE " + words.notes(merge));
    }

    @Override
    protected String standing(StageTransfer merge) {
        String date = words.name(merge.versions().validFrom());
        return " OUTER APPLY (SELECT TOP (1) m.* FROM " + words.target(merge) + " m" + words.hint(merge) + " WHERE "
                + words.keysAre(merge, "m") + " AND m." + date + " <= "
                + words.value(merge.versions().validFrom())
                + " ORDER BY m." + date + " DESC) t";
    }

    @Override
    protected Sql change(StageTransfer merge, String set, String from, String on, List<Bind> binds) {
        return new Sql(
                "UPDATE t SET " + set + " FROM " + words.target(merge) + " t" + words.locked(merge) + ", " + from
                        + " s WHERE " + on,
                binds);
    }

    @Override
    protected String insertInto(StageTransfer merge) {
        return super.insertInto(merge) + words.hint(merge);
    }

    @Override
    public Sql changes(StageTransfer merge, int limit) {
        return Sql.of("SELECT TOP (" + limit + ") " + changesShown(merge) + " ORDER BY s." + words.sequence(merge));
    }
}
