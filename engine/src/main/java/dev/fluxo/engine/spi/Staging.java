package dev.fluxo.engine.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a staging table's life.
 *
 * @param create make the empty table, in order
 * @param load fills it
 * @param clear empties it without ending the transaction; null where a new table is cheaper, and is made without ending it
 * @param leave frees what the table holds, where a new one takes its place; null where that is nothing
 * @param drop do nothing where there is no such table
 */
public record Staging(
        List<Step> create,
        Step.Load load,
        @Nullable Sql clear,
        @Nullable Sql leave,
        List<Sql> drop) {
    public Staging {
        create = List.copyOf(create);
        drop = List.copyOf(drop);
    }

    /** The same with a table of notes beside it, which its program empties. */
    Staging with(Sql createNotes, Sql dropNotes) {
        List<Step> both = new ArrayList<>(create);
        both.add(Step.change("notes", createNotes, Tally.NOTHING));
        return new Staging(
                both,
                load,
                clear,
                leave,
                Stream.concat(drop.stream(), Stream.of(dropNotes)).toList());
    }

    /** Of a stage that is used so. */
    public static Staging of(StageTransfer merge, StageUse use, TargetSql target) {
        List<Step> create = new ArrayList<>();
        create.add(Step.change("stage", target.createStage(merge), Tally.NOTHING));
        Sql index = merge.keys().isEmpty() ? null : target.indexStage(merge, use);
        if (index != null) {
            create.add(Step.change("stage index", index, Tally.NOTHING));
        }
        String table = target.stage(merge);
        Sql load = Sql.of(target.load(table, target.stageColumns(merge)));
        return new Staging(
                create,
                new Step.Load("load", load, table, target.stageColumns(merge)),
                target.clearStage(merge, use),
                target.leaveStage(merge),
                List.of(target.dropStage(merge)));
    }
}
