package dev.fluxo.engine.spi;

import dev.fluxo.engine.spi.Step.Check.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows are only added, and what is there stays as it is. Where there are keys, a row whose key is there is not added again: of several rows of
 * a key the first stays, however they are divided into batches.
 */
public record Append() implements Strategy {
    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("strategy", "append");
        return settings;
    }

    @Override
    public boolean changesRows() {
        return false;
    }

    @Override
    public boolean merges() {
        return false;
    }

    @Override
    public Strategy withoutMerge() {
        return this;
    }

    @Override
    public Program program(StageTransfer merge, TargetSql target) {
        return merge.keys().isEmpty() ? everyRow(merge, target) : newKeys(merge, target);
    }

    private static Program everyRow(StageTransfer merge, TargetSql target) {
        return new Program(
                merge,
                Staging.of(merge, StageUse.SCANNED, target),
                List.of(),
                List.of(Step.change("insert", target.insertAll(merge), Tally.INSERTED)));
    }

    private static Program newKeys(StageTransfer merge, TargetSql target) {
        List<Step> prepare = new ArrayList<>();
        // The last word on a key is whether it is gone.
        prepare.addAll(merge.tombstones() ? OneOfEachKey.latest(merge, target) : OneOfEachKey.first(merge, target));
        target.beforeMerge(merge).forEach(sql -> prepare.add(Step.change("before merge", sql, Tally.NOTHING)));
        List<Step> steps = new ArrayList<>(Step.ofKeys(merge, target));
        steps.addAll(Tombstones.steps(merge, target));
        if (merge.stamps().deletedAt() != null) {
            steps.add(Step.change("revive", target.revive(merge), Tally.UPDATED));
        }
        steps.addAll(
                merge.relation().watched()
                        ? watched(merge, target)
                        : List.of(Step.change("insert", target.insert(merge), Tally.INSERTED)));
        return new Program(merge, Staging.of(merge, StageUse.SCANNED, target), prepare, steps);
    }

    /** Where triggers, rules or another database have a say in what becomes of a row, the counts of a database are not to be trusted. */
    private static List<Step> watched(StageTransfer merge, TargetSql target) {
        return List.of(
                Step.ask("count inserts", target.countMissing(merge), Tally.INSERTED),
                Step.change("insert", target.insert(merge), Tally.NOTHING),
                Step.check("check inserts", target.countMissing(merge), When.ALWAYS));
    }
}
