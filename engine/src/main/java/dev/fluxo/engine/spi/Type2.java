package dev.fluxo.engine.spi;

import dev.fluxo.engine.spi.Step.Check.When;
import dev.fluxo.engine.spi.Step.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * History is kept: a state that differs from the version valid at its date makes a version of its own. What becomes of each staged
 * state is found out once, before anything is written, and noted in a second table of the session; the statements that write, and
 * the counts, follow those notes. A version is closed before the next is inserted, so that at no moment two are current.
 *
 * @param from what dates a version, as the spec says it
 * @param begin {@code first}, or a date
 */
public record Type2(
        String validFrom,
        String validTo,
        @Nullable String current,
        String openEnd,
        String from,
        String begin,
        List<String> overwrite,
        String versions)
        implements Strategy {
    /** The word for this strategy. */
    public static final String WORD = "type2";

    public Type2 {
        overwrite = List.copyOf(overwrite);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("strategy", WORD);
        settings.put("valid_from", validFrom);
        settings.put("valid_to", validTo);
        if (current != null) {
            settings.put("current", current);
        }
        settings.put("open_end", openEnd);
        settings.put("from", from);
        settings.put("begin", begin);
        if (!overwrite.isEmpty()) {
            settings.put("overwrite", String.join(", ", overwrite));
        }
        settings.put("versions", versions);
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

    @Override
    public Program program(StageTransfer merge, TargetSql target) {
        VersionSql versions = target.versions();
        return new Program(
                merge,
                Staging.of(merge, StageUse.SCANNED, target)
                        .with(versions.createNotes(merge), versions.dropNotes(merge)),
                prepare(merge, target, versions),
                write(merge, target, versions));
    }

    private static List<Step> prepare(StageTransfer merge, TargetSql target, VersionSql versions) {
        History history = merge.versions();
        List<Step> steps = new ArrayList<>();
        steps.add(Step.change("forget notes", versions.clearNotes(merge), Tally.NOTHING));
        steps.addAll(OneOfEachKey.latest(merge.byState(), target));
        target.beforeMerge(merge).forEach(sql -> steps.add(Step.change("before merge", sql, Tally.NOTHING)));
        Column inferred = merge.stamps().inferred();
        if (inferred != null) {
            // Then such a state is that of the version which is there, or with each state a version of its own.
            steps.add(Step.change(
                    "complete members",
                    versions.complete(merge, inferred),
                    history.everyState() ? Tally.NOTHING : Tally.UPDATED));
        }
        Sql compare = history.everyState() ? null : versions.compare(merge);
        if (compare != null) {
            steps.add(Step.of(Keys.REPEATED, "compare states", compare));
        }
        steps.add(Step.of(Keys.REPEATED, "find versions", versions.find(merge)));
        steps.add(Step.of(Keys.SINGLE, "find versions of single states", versions.findSingle(merge)));
        if (!history.overwrite().isEmpty()) {
            steps.add(Step.change("find latest", versions.findLatest(merge), Tally.NOTHING));
        }
        return steps;
    }

    private static List<Step> write(StageTransfer merge, TargetSql target, VersionSql versions) {
        List<Step> steps = new ArrayList<>();
        boolean overwrites = !merge.versions().overwrite().isEmpty();
        if (overwrites) {
            steps.add(Step.ask("count overwritten", versions.countOverwritten(merge), Tally.OVERWRITTEN));
        }
        steps.add(Step.ask(
                "count versions", versions.count(merge), Tally.INSERTED, Tally.VERSIONED, Tally.ENDED, Tally.PLACED));
        steps.addAll(merge.relation().watched() ? watched(merge, versions) : counted(merge, versions));
        if (overwrites) {
            steps.add(overwrite(merge, versions));
            steps.add(Step.change("overwrite late versions", versions.overwriteLate(merge), Tally.NOTHING));
        }
        steps.addAll(Tombstones.steps(merge, target));
        return steps;
    }

    /** The database says of each statement how many rows it wrote, and that has to be as many as were found to be due. */
    private static List<Step> counted(StageTransfer merge, VersionSql versions) {
        List<Step> steps = new ArrayList<>();
        versions.beforeClose(merge).forEach(sql -> steps.add(Step.change("before close", sql, Tally.NOTHING)));
        steps.add(Step.atLeast("close versions", versions.close(merge), Tally.ENDED));
        versions.afterClose(merge).forEach(sql -> steps.add(Step.change("after close", sql, Tally.NOTHING)));
        if (!merge.tracked().isEmpty()) {
            steps.add(Step.atLeast("update versions", versions.update(merge), Tally.PLACED));
        }
        steps.add(Step.exactly("insert versions", versions.insert(merge), Tally.INSERTED, Tally.VERSIONED));
        return steps;
    }

    /** Where triggers, rules or another database have a say, it is seen afterwards what has become of the rows, for the counts are not to be trusted. */
    private static List<Step> watched(StageTransfer merge, VersionSql versions) {
        List<Step> steps = new ArrayList<>();
        versions.beforeClose(merge).forEach(sql -> steps.add(Step.change("before close", sql, Tally.NOTHING)));
        steps.add(Step.change("close versions", versions.close(merge), Tally.NOTHING));
        versions.afterClose(merge).forEach(sql -> steps.add(Step.change("after close", sql, Tally.NOTHING)));
        steps.add(Step.check("check ends", versions.countUnended(merge), When.ALWAYS));
        if (!merge.tracked().isEmpty()) {
            steps.add(Step.change("update versions", versions.update(merge), Tally.NOTHING));
            steps.add(Step.check("check updates", versions.countUnplaced(merge), When.FEWER_CHANGED));
        }
        steps.add(Step.change("insert versions", versions.insert(merge), Tally.NOTHING));
        steps.add(Step.check("check versions", versions.countMissing(merge), When.ALWAYS));
        return steps;
    }

    private static Step overwrite(StageTransfer merge, VersionSql versions) {
        return merge.relation().watched()
                ? Step.change("overwrite", versions.overwrite(merge), Tally.NOTHING)
                : Step.atLeast("overwrite", versions.overwrite(merge), Tally.OVERWRITTEN);
    }
}
