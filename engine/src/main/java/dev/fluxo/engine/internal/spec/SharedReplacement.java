package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.List;

/** Rows that others bring into a target that is replaced: its query does not return them, so that they would be deleted. */
final class SharedReplacement {
    private final Fields entity;
    private final Fields target;
    private final Problems problems;

    private SharedReplacement(Fields entity, Problems problems) {
        this.entity = entity;
        this.target = entity.child("target");
        this.problems = problems;
    }

    static void check(Fields entity, List<Fields> all, Problems problems) {
        SharedReplacement replacement = new SharedReplacement(entity, problems);
        if (!ReplaceCheck.isReplace(replacement.target)) {
            return;
        }
        List<Fields> others = all.stream().filter(other -> other != entity).toList();
        // Parts need not overlap.
        if (replacement.target.text("where") == null) {
            others.stream()
                    .filter(other -> TargetType.isSame(replacement.target, other.child("target")))
                    .forEach(replacement::written);
        }
        // Only a flag tells a member that a look-up added from a row that is gone.
        if (replacement.target.text("inferred") == null) {
            others.stream()
                    .filter(other -> LookupReader.addsMembers(other, entity.plain("entity")))
                    .forEach(replacement::added);
        }
    }

    private void written(Fields other) {
        problems.error(
                Code.REPLACE_SHARED,
                target.at("strategy"),
                "'" + entity.plain("entity") + "' replaces all of " + target.plain("table")
                        + ", and would delete what '" + other.plain("entity") + "' writes there",
                "say by target.where which rows are its own, or give each entity a table of its own");
    }

    private void added(Fields other) {
        problems.error(
                Code.REPLACE_SHARED,
                target.at("strategy"),
                "'" + entity.plain("entity") + "' would delete the members that '" + other.plain("entity")
                        + "' adds (missing: infer) before their own rows arrive",
                "name target.inferred, a flag that tells them; or write another missing there");
    }
}
