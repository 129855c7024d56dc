package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.StageUse;
import dev.fluxo.engine.spi.Step;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write a warehouse of Synapse or Fabric. Its MERGE takes no hints, tells no counts apart, and in Fabric meets conflicts
 * that an INSERT does not: rows are written by UPDATE and INSERT. Versions are never asked for, for no key is kept.
 */
final class WarehouseTarget extends SqlServerTarget {
    private final Edition edition;
    private final WarehouseWords words;

    WarehouseTarget(Edition edition) {
        this(edition, new WarehouseWords());
    }

    private WarehouseTarget(Edition edition, WarehouseWords words) {
        super(words);
        this.edition = edition;
        this.words = words;
    }

    @Override
    public boolean keepsKeys() {
        return false;
    }

    /** A pool of Synapse makes no table within a transaction. */
    @Override
    public boolean stagesAlone() {
        return edition == Edition.SYNAPSE_POOL;
    }

    @Override
    public Sql emptyCopy(String of, TableName table) {
        return Sql.of("CREATE TABLE " + words.table(table)
                + (edition == Edition.SYNAPSE_POOL ? " WITH (DISTRIBUTION = ROUND_ROBIN, HEAP)" : "")
                + " AS SELECT TOP (0) * FROM " + of);
    }

    @Override
    public Sql createStage(StageTransfer merge) {
        return WarehouseStage.create(merge, words, edition);
    }

    @Override
    public List<Column> stageColumns(StageTransfer merge) {
        return merge.stageColumns();
    }

    @Override
    public Sql isEmpty(StageTransfer merge) {
        return Sql.of("SELECT CASE WHEN EXISTS (SELECT 1 FROM " + words.target(merge) + ") THEN 0 ELSE 1 END");
    }

    @Override
    public List<Sql> lookUp(StageTransfer merge) {
        return new WarehouseLookups(merge, words).all();
    }

    @Override
    public List<Step> merge(StageTransfer merge) {
        List<Step> steps = new ArrayList<>();
        if (merge.canChange()) {
            steps.add(Step.change("update", update(merge), Tally.UPDATED));
        }
        steps.add(Step.change("insert", insert(merge), Tally.INSERTED));
        return steps;
    }

    /** A TRUNCATE is refused within a transaction of Synapse, and in Fabric locks more than the table. */
    @Override
    public Sql clearStage(StageTransfer merge, StageUse use) {
        return Sql.of("DELETE FROM " + stage(merge));
    }

    @Override
    public Sql dropStage(StageTransfer merge) {
        String stage = stage(merge);
        return Sql.of(
                edition == Edition.SYNAPSE_POOL
                        ? "IF OBJECT_ID(N'tempdb.." + stage.replace("'", "''") + "') IS NOT NULL DROP TABLE " + stage
                        : "DROP TABLE IF EXISTS " + stage);
    }

    /** There are none. */
    @Override
    public List<Sql> savepoint(StageTransfer merge, String name) {
        return List.of();
    }

    /** Fails, as it does elsewhere when the whole transaction is given up. */
    @Override
    public Sql backTo(String savepoint) {
        return Sql.of("RAISERROR(N'a warehouse knows no savepoints', 16, 1)");
    }

    @Override
    public @Nullable Sql release(String savepoint) {
        return null;
    }

    /** Rows are kept by columns. */
    @Override
    public int rowsPerMerge(StageTransfer merge, CommitMode commit) {
        return commit == CommitMode.ENTITY ? ALL_AT_ONCE : ROW_GROUP;
    }
}
