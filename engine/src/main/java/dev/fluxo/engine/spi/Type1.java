package dev.fluxo.engine.spi;

import dev.fluxo.engine.spi.Step.Check.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The latest values are kept: a row that is missing is inserted, one that differs is changed in its place. */
public record Type1(Write write) implements Strategy {
    private static final String COUNT_INSERTS = "count inserts";
    private static final String COUNT_UPDATES = "count updates";

    /** The statements that write. The results are equal. */
    public enum Write {
        MERGE,
        UPDATE_INSERT
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("strategy", "type1");
        settings.put("write", write.name().toLowerCase(Locale.ROOT));
        return settings;
    }

    @Override
    public boolean changesRows() {
        return true;
    }

    @Override
    public boolean merges() {
        return write == Write.MERGE;
    }

    @Override
    public Strategy withoutMerge() {
        return new Type1(Write.UPDATE_INSERT);
    }

    @Override
    public Program program(StageTransfer merge, TargetSql target) {
        List<Step> prepare = new ArrayList<>();
        prepare.addAll(OneOfEachKey.latest(merge, target));
        target.beforeMerge(merge).forEach(sql -> prepare.add(Step.change("before merge", sql, Tally.NOTHING)));
        List<Step> steps = new ArrayList<>(Tombstones.steps(merge, target));
        steps.addAll(writing(merge, target));
        return new Program(merge, Staging.of(merge, use(), target), prepare, steps);
    }

    StageUse use() {
        return merges() ? StageUse.SCANNED : StageUse.PROBED;
    }

    /** Of a stage that has each key once, and nothing but rows that are there. */
    List<Step> writing(StageTransfer merge, TargetSql target) {
        List<Step> steps = new ArrayList<>(Step.ofKeys(merge, target));
        Sql respell = target.respell(merge);
        if (respell != null) {
            // To the statements that follow those rows are unchanged.
            steps.add(Step.change("respell keys", respell, Tally.UPDATED));
        }
        steps.addAll(merge.relation().watched() ? watched(merge, target) : counted(merge, target));
        return steps;
    }

    private List<Step> counted(StageTransfer merge, TargetSql target) {
        List<Step> steps = merges() ? target.merge(merge) : updateAndInsert(merge, target);
        return merge.unique() == StageTransfer.Unique.NO && target.keepsKeys() && merge.canChange()
                ? severalOfAKey(steps, merge, target)
                : steps;
    }

    private static List<Step> updateAndInsert(StageTransfer merge, TargetSql target) {
        List<Step> steps = new ArrayList<>();
        if (merge.canChange()) {
            steps.add(Step.change("update", target.update(merge), Tally.UPDATED));
        }
        steps.add(Step.change("insert", target.insert(merge), Tally.INSERTED));
        return steps;
    }

    /** The target may hold a key more than once, and the database counts each of its rows: those of the stage are counted instead. */
    private static List<Step> severalOfAKey(List<Step> steps, StageTransfer merge, TargetSql target) {
        List<Step> counted = new ArrayList<>();
        counted.add(Step.ask(COUNT_UPDATES, target.countDiffering(merge), Tally.UPDATED));
        steps.forEach(step -> counted.add(step.without(Tally.UPDATED)));
        return counted;
    }

    /**
     * Where triggers, rules or another database have a say in what becomes of a row, the counts of a database are not to be
     * trusted: what was inserted and updated is seen by comparing the stage with the target, before and after. A row that differs
     * still was changed on its way by a trigger, or not at all: then the database has counted fewer.
     */
    private static List<Step> watched(StageTransfer merge, TargetSql target) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.ask(COUNT_INSERTS, target.countMissing(merge), Tally.INSERTED));
        if (merge.canChange()) {
            steps.add(Step.ask(COUNT_UPDATES, target.countDiffering(merge), Tally.UPDATED));
            steps.add(Step.change("update", target.update(merge), Tally.NOTHING));
            steps.add(Step.check("check updates", target.countDiffering(merge), When.FEWER_CHANGED));
        }
        steps.add(Step.change("insert", target.insert(merge), Tally.NOTHING));
        steps.add(Step.check("check inserts", target.countMissing(merge), When.ALWAYS));
        return steps;
    }
}
