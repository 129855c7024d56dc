package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.List;

/** Rows that others bring into a target whose keys are compared with its source: they are not in there, so that they would be deleted. */
final class SharedComparison {
    private final Fields entity;
    private final Problems problems;

    private SharedComparison(Fields entity, Problems problems) {
        this.entity = entity;
        this.problems = problems;
    }

    static void check(Fields entity, List<Fields> all, Problems problems) {
        if (entity.child("source").child("deletes").text("compare") == null) {
            return;
        }
        SharedComparison comparison = new SharedComparison(entity, problems);
        Fields target = entity.child("target");
        for (Fields other : all) {
            if (other != entity && TargetType.isSame(target, other.child("target"))) {
                comparison.report(
                        "what '" + other.plain("entity") + "' writes there",
                        "find deletes by when, or give each entity a table of its own");
            }
            // Only a flag tells a member that a look-up added from a row that is gone.
            if (target.text("inferred") == null && LookupReader.addsMembers(other, entity.plain("entity"))) {
                comparison.report(
                        "the members that '" + other.plain("entity")
                                + "' adds there (missing: infer) before they arrive",
                        "name target.inferred, a flag that tells them; or write another missing there");
            }
        }
    }

    private void report(String deleted, String hint) {
        problems.error(
                Code.SPEC_DELETES_SHARED,
                entity.child("source").at("deletes"),
                "'" + entity.plain("entity") + "' compares all keys of "
                        + entity.child("target").plain("table") + " with its source, and would delete " + deleted,
                hint);
    }
}
