package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.VersionSql;
import java.util.List;

/**
 * The statements that write to MySQL, each of which names a temporary table once. Of a stage whose keys come twice, the places of the rows that
 * are to go are put into a second table first.
 */
final class OnceNamedTarget extends MysqlTarget {
    @Override
    public List<Sql> dropSuperseded(StageTransfer merge) {
        return drop(merge, " DESC");
    }

    @Override
    public List<Sql> dropRepeated(StageTransfer merge) {
        return drop(merge, "");
    }

    /** None of it ends the transaction. A rollback leaves the table of places, and takes its rows. */
    private List<Sql> drop(StageTransfer merge, String order) {
        String place = WORDS.sequence(merge);
        String number = WORDS.quote(merge.own("flx_n"));
        return List.of(
                Sql.of("DROP TEMPORARY TABLE IF EXISTS " + places(merge)),
                Sql.of("CREATE TEMPORARY TABLE " + places(merge) + " (PRIMARY KEY (" + place
                        + ")) ENGINE = InnoDB AS SELECT x." + place + " FROM (SELECT s." + place
                        + ", ROW_NUMBER() OVER (PARTITION BY " + TargetWords.list(merge.keys(), WORDS::value)
                        + " ORDER BY s." + place + order + ") AS " + number + " FROM " + stage(merge)
                        + " s) x WHERE x." + number + " > 1"),
                Sql.of("DELETE s FROM " + places(merge) + " d STRAIGHT_JOIN " + stage(merge) + " s ON s." + place
                        + " = d." + place));
    }

    private static String places(StageTransfer merge) {
        return WORDS.stage(merge.from(merge.stage() + "_places"));
    }

    @Override
    public Sql dropStage(StageTransfer merge) {
        return Sql.of("DROP TEMPORARY TABLE IF EXISTS " + stage(merge) + ", " + places(merge));
    }

    @Override
    public VersionSql versions() {
        return new OnceNamedVersions(WORDS);
    }
}
