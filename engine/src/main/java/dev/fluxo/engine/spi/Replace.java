package dev.fluxo.engine.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The target is made equal to what is read, all of it or a part: what is not among the rows leaves, what is missing or differs is written as
 * {@link Type1} does, what is equal is not touched. What leaves goes first, so that a row may take the unique values that another one had.
 */
public record Replace(Type1.Write write, Part part) implements Strategy {
    /** As a spec calls it. */
    public static final String WORD = "replace";

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("strategy", WORD);
        if (part.where() != null) {
            settings.put("where", part.where().strip());
        }
        settings.put("write", write.name().toLowerCase(Locale.ROOT));
        return settings;
    }

    @Override
    public boolean changesRows() {
        return true;
    }

    @Override
    public boolean merges() {
        return write == Type1.Write.MERGE;
    }

    @Override
    public Strategy withoutMerge() {
        return new Replace(Type1.Write.UPDATE_INSERT, part);
    }

    /** The same of a target with these members, which stay. */
    public Replace keeping(List<Member> members) {
        return new Replace(write, part.keeping(members));
    }

    /** What is left to do once rows that are not among those that are read have left. */
    public Type1 rest() {
        return new Type1(write);
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public Strategy ofNothing() {
        return new Replace(write, part.empty());
    }

    @Override
    public Program program(StageTransfer merge, TargetSql target) {
        List<Step> prepare = new ArrayList<>();
        target.beforeCompare(merge).forEach(sql -> prepare.add(Step.change("before merge", sql, Tally.NOTHING)));
        // Any is an error, for nothing says which row is the later one.
        prepare.add(Step.ask("count repeated", target.countRepeated(merge), Tally.SUPERSEDED));
        if (part.where() != null) {
            prepare.add(new Step.PartCheck("check part", target.countOutside(merge, part.where())));
        }
        List<Step> steps = new ArrayList<>(leaving(merge, target));
        steps.addAll(rest().writing(merge, target));
        return new Program(merge, Staging.of(merge, rest().use(), target), prepare, steps);
    }

    /** Of rows of which all keys are staged: deletes the others. */
    public List<Step> leaving(StageTransfer merge, TargetSql target) {
        Sql others = target.countOthers(merge, part);
        Sql remove = target.removeOthers(merge, part);
        // What leaves is counted where triggers have a say, else the database is believed.
        boolean watched = merge.relation().watched();
        return List.of(
                new Step.Limit("limit deletes", others, watched ? Tally.DELETED : Tally.NOTHING),
                Step.change("delete", remove, watched ? Tally.NOTHING : Tally.DELETED),
                Step.checkGone("check deletes", others, Step.Check.When.ALWAYS));
    }
}
