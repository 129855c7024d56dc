package dev.fluxo.engine.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some columns of the rows that are there are filled, and nothing else is touched: what the target lacks is not inserted.
 *
 * @param columns of the target, none of which is a key
 */
public record Fill(List<Column> columns) implements Strategy {
    public Fill {
        columns = List.copyOf(columns);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("strategy", "fill");
        return settings;
    }

    @Override
    public boolean changesRows() {
        return true;
    }

    @Override
    public boolean merges() {
        return false;
    }

    @Override
    public Strategy withoutMerge() {
        return this;
    }

    /** The stage has all columns, for checks look at them; the update sets these alone. */
    @Override
    public Program program(StageTransfer merge, TargetSql target) {
        List<Step> prepare = new ArrayList<>();
        prepare.addAll(OneOfEachKey.latest(merge, target));
        target.beforeMerge(merge).forEach(sql -> prepare.add(Step.change("before merge", sql, Tally.NOTHING)));
        StageTransfer alone = merge.only(columns);
        List<Step> steps = new ArrayList<>(Step.ofKeys(merge, target));
        // The counts of a database are of rows, which may have one key, and of what triggers let it do.
        steps.add(Step.ask("count updates", target.countDiffering(alone), Tally.UPDATED));
        steps.add(Step.change("update", target.update(alone), Tally.NOTHING));
        if (merge.relation().watched()) {
            steps.add(Step.check("check updates", target.countDiffering(alone), Step.Check.When.FEWER_CHANGED));
        }
        return new Program(merge, Staging.of(merge, StageUse.PROBED, target), prepare, steps);
    }
}
