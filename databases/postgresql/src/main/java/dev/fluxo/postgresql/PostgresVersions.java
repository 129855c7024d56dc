package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StandardVersions;
import java.util.List;

/** The statements that write versions to PostgreSQL. */
final class PostgresVersions extends StandardVersions {
    private final PostgresWords words;

    PostgresVersions(PostgresWords words) {
        super(words);
        this.words = words;
    }

    @Override
    public Sql createNotes(StageTransfer merge) {
        return Sql.of("CREATE TEMPORARY TABLE " + words.notes(merge) + " AS SELECT " + emptyNote(merge, words::name)
                + " FROM " + words.target(merge) + " WITH NO DATA");
    }

    @Override
    public Sql clearNotes(StageTransfer merge) {
        return Sql.of("TRUNCATE " + words.notes(merge));
    }

    /** One probe of the index finds the version with all its columns; the LIMIT keeps the planner from reading the whole target. */
    @Override
    protected String standing(StageTransfer merge) {
        String date = words.name(merge.versions().validFrom());
        return " LEFT JOIN LATERAL (SELECT m.* FROM " + words.target(merge) + " m WHERE " + words.keysAre(merge, "m")
                + " AND m." + date + " <= " + words.value(merge.versions().validFrom()) + " ORDER BY m." + date
                + " DESC LIMIT 1) t ON true";
    }

    @Override
    protected String apart() {
        return " OFFSET 0";
    }

    /** One key is sorted, which is far quicker than a hash of each. */
    @Override
    public Sql countSeveral(StageTransfer merge) {
        return merge.keys().size() > 1
                ? super.countSeveral(merge)
                : Sql.of("SELECT count(*) - count(DISTINCT "
                        + words.name(merge.keys().get(0)) + ") FROM " + words.target(merge));
    }

    /** As many as the stage has, each by the index: a hash join would read the whole target. */
    @Override
    public List<Sql> beforeClose(StageTransfer merge) {
        return List.of(Sql.of("SET LOCAL enable_hashjoin = off"));
    }

    @Override
    public List<Sql> afterClose(StageTransfer merge) {
        return List.of(Sql.of("SET LOCAL enable_hashjoin = on"));
    }
}
