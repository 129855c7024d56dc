package dev.fluxo.h2;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StandardVersions;
import java.util.List;

/** The statements that write versions to H2. */
final class H2Versions extends StandardVersions {
    private final H2Words words;

    H2Versions(H2Words words) {
        super(words);
        this.words = words;
    }

    /** With an index, for H2 joins by nothing else: made with the table, so that it commits nothing. */
    @Override
    public Sql createNotes(StageTransfer merge) {
        String place = words.sequence(merge);
        return Sql.of("CREATE LOCAL TEMPORARY TABLE " + words.notes(merge) + " ("
                + H2Words.list(merge.byState().keys(), words::name) + ", " + place + ", " + kind(merge) + ", "
                + since(merge) + ", " + until(merge) + ", UNIQUE (" + place + ", " + kind(merge)
                + ")) NOT PERSISTENT TRANSACTIONAL AS SELECT " + emptyNote(merge, words::name) + " FROM "
                + words.target(merge) + " WHERE 1 = 0");
    }

    /** H2 has no UPDATE with a join. */
    @Override
    protected Sql change(StageTransfer merge, String set, String from, String on, List<Bind> binds) {
        return new Sql(
                "MERGE INTO " + words.target(merge) + " t USING " + from + " s ON (" + on
                        + ") WHEN MATCHED THEN UPDATE SET " + set,
                binds);
    }
}
