package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StandardVersions;
import dev.fluxo.engine.spi.TargetWords;
import java.util.List;

/** The statements that write versions to MariaDB, and to MySQL but for {@link OnceNamedVersions}. */
class MysqlVersions extends StandardVersions {
    /** Keeps a query from being merged into the statement around it, which changes the very table that it reads. */
    private static final String APART = " LIMIT 18446744073709551615";

    final MysqlWords words;

    MysqlVersions(MysqlWords words) {
        super(words);
        this.words = words;
    }

    @Override
    public Sql createNotes(StageTransfer merge) {
        History history = merge.versions();
        String place = words.sequence(merge);
        return Sql.of("CREATE TEMPORARY TABLE " + words.notes(merge) + " (INDEX (" + place + ", " + kind(merge)
                + ")) ENGINE = InnoDB AS SELECT "
                + TargetWords.list(merge.byState().keys(), key -> "t." + words.name(key)) + ", CAST(0 AS SIGNED) AS "
                + place + ", CAST('' AS CHAR(5)) AS " + kind(merge) + ", " + empty(history.validFrom()) + " AS "
                + since(merge) + ", "
                + empty(history.validTo()) + " AS " + until(merge) + MysqlTarget.nothingOf(merge));
    }

    /** Of a column that takes no NULL it would not be known what it is left at. */
    private String empty(Column column) {
        String name = "t." + words.name(column);
        return "COALESCE(" + name + ", " + name + ")";
    }

    @Override
    public Sql dropNotes(StageTransfer merge) {
        return Sql.of("DROP TEMPORARY TABLE IF EXISTS " + words.notes(merge));
    }

    @Override
    protected Sql change(StageTransfer merge, String set, String from, String on, List<Bind> binds) {
        String apart = from.startsWith("(") ? from.substring(0, from.length() - 1) + APART + ")" : from;
        return new Sql("UPDATE " + apart + " s JOIN " + words.target(merge) + " t SET " + set + " WHERE " + on, binds);
    }
}
