package dev.fluxo.engine.spi;

import java.util.ArrayList;
import java.util.List;

/** Rows that say of themselves that they are gone: what they do to the target, and that they are no rows to merge. */
final class Tombstones {
    private Tombstones() {}

    /**
     * Of the latest row of each key; of versions they come after all states of their key in the stage. Once they are done the stage holds
     * the others alone. They count as superseded: what was read is not in the target; what they removed counts as deleted besides.
     */
    static List<Step> steps(StageTransfer merge, TargetSql target) {
        List<Step> steps = new ArrayList<>();
        Removal removal = merge.removal();
        if (removal == null || !removal.tombstones()) {
            return steps;
        }
        if (removal.what() != OnDelete.IGNORE) {
            String name = merge.history() == null ? "delete" : "close";
            boolean asked = merge.relation().watched() && merge.history() == null;
            if (asked) {
                steps.add(Step.ask("count deletes", target.countGone(merge), Tally.DELETED));
            }
            steps.add(Step.change(name, target.removeGone(merge), asked ? Tally.NOTHING : Tally.DELETED));
            // Not every trigger that keeps a row shows in the catalog, or in the count of those that were removed.
            steps.add(Step.checkGone("check deletes", target.countKept(merge), Step.Check.When.ALWAYS));
        }
        steps.add(Step.change("drop tombstones", target.dropTombstones(merge), Tally.SUPERSEDED));
        return steps;
    }
}
