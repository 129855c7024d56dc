package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;

/** How the empty staging table of a warehouse is made: spread over the nodes as rows come. All its columns take NULL. */
final class WarehouseStage {
    private WarehouseStage() {}

    static Sql create(StageTransfer merge, WarehouseWords words, Edition edition) {
        return edition == Edition.SYNAPSE_POOL ? ofTarget(merge, words) : ofTypes(merge, words);
    }

    /** With the target's own collations, which a pool of Synapse lets differ by column. */
    private static Sql ofTarget(StageTransfer merge, WarehouseWords words) {
        return Sql.of("CREATE TABLE " + words.stage(merge)
                + " WITH (DISTRIBUTION = ROUND_ROBIN, HEAP) AS SELECT TOP (0) "
                + TargetWords.list(
                        merge.stageColumns(), column -> empty(merge, words, column) + " AS " + words.name(column))
                + " FROM " + words.target(merge) + " t");
    }

    private static String empty(StageTransfer merge, WarehouseWords words, Column column) {
        return merge.columns().contains(column) && !words.isLookedUp(merge, column)
                ? "CASE WHEN 1 = 1 THEN t." + words.name(column) + " END"
                : "CAST(NULL AS " + column.type() + ")";
    }

    /** A Fabric Warehouse has one collation, which every table inherits; only such a temporary table meets those of users in a statement. */
    private static Sql ofTypes(StageTransfer merge, WarehouseWords words) {
        return Sql.of("CREATE TABLE " + words.stage(merge) + " ("
                + TargetWords.list(merge.stageColumns(), column -> words.name(column) + " " + column.type() + " NULL")
                + ") WITH (DISTRIBUTION = ROUND_ROBIN)");
    }
}
