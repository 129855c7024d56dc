package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that others bring into an entity's target. They are not in its source: who compares keys, or replaces what is there, would delete
 * them; who keeps a history there would have its versions torn.
 */
final class SharedTarget {
    private static final String BY_FLAG =
            "name target.inferred, a flag that tells them; or write another missing there";

    private final Fields entity;
    private final List<Fields> entities;
    private final Problems problems;

    private SharedTarget(Fields entity, List<Fields> entities, Problems problems) {
        this.entity = entity;
        this.entities = entities;
        this.problems = problems;
    }

    static void check(List<Fields> entities, Problems problems) {
        Map<Optional<TargetType.Written>, List<Fields>> byTable = entities.stream()
                .collect(Collectors.groupingBy(
                        entity -> TargetType.written(entity.child("target")), LinkedHashMap::new, Collectors.toList()));
        byTable.forEach((table, writers) -> writers.forEach(
                entity -> new SharedTarget(entity, entities, problems).check(table.isEmpty() ? List.of() : writers)));
    }

    /** @param all who write the same table, the entity among them */
    private void check(List<Fields> all) {
        List<Fields> writers = others(all, other -> true);
        SharedHistory.check(entity, writers, problems);
        Removal removal = removal();
        if (removal == null) {
            return;
        }
        if (removal.ofOthers()) {
            writers.forEach(
                    other -> report(removal, "what '" + other.plain("entity") + "' writes there", removal.apart()));
        }
        // Only a flag tells a member that a look-up added from a row that is gone.
        if (entity.child("target").text("inferred") == null) {
            others(entities, other -> LookupReader.addsMembers(other, entity.plain("entity")))
                    .forEach(other -> report(
                            removal,
                            "the members that '" + other.plain("entity")
                                    + "' adds there (missing: infer) before they arrive",
                            BY_FLAG));
        }
    }

    private List<Fields> others(List<Fields> all, Predicate<Fields> which) {
        return all.stream()
                .filter(other -> other != entity && which.test(other))
                .toList();
    }

    /**
     * How an entity removes what its source has not.
     *
     * @param does in words
     * @param ofOthers whether also rows of those who write the same table
     * @param apart what they can do about it
     */
    private record Removal(Code code, @Nullable Location at, String does, boolean ofOthers, String apart) {}

    private @Nullable Removal removal() {
        Fields source = entity.child("source");
        Fields target = entity.child("target");
        String table = target.plain("table");
        if (source.child("deletes").text("compare") != null) {
            return new Removal(
                    Code.SPEC_DELETES_SHARED,
                    source.at("deletes"),
                    "compares all keys of " + table + " with its source",
                    true,
                    "find deletes by when, or give each entity a table of its own");
        }
        if (!ReplaceCheck.isReplace(target)) {
            return null;
        }
        // Parts need not overlap.
        boolean part = target.text("where") != null;
        return new Removal(
                Code.REPLACE_SHARED,
                target.at("strategy"),
                "replaces " + (part ? "a part" : "all") + " of " + table,
                !part,
                "say by target.where which rows are its own, or give each entity a table of its own");
    }

    private void report(Removal removal, String deleted, String hint) {
        problems.error(
                removal.code(),
                removal.at(),
                "'" + entity.plain("entity") + "' " + removal.does() + ", and would delete " + deleted,
                hint);
    }
}
