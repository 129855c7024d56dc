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
        if (removal.what() != OnDelete.IGNORE && merge.relation().watched() && merge.history() == null) {
            steps.add(Step.ask("count deletes", target.countGone(merge), Tally.DELETED));
            steps.add(
                    Step.change(merge.history() == null ? "delete" : "close", target.removeGone(merge), Tally.NOTHING));
            steps.add(Step.check("check deletes", target.countGone(merge), Step.Check.When.ALWAYS));
        } else if (removal.what() != OnDelete.IGNORE) {
            steps.add(
                    Step.change(merge.history() == null ? "delete" : "close", target.removeGone(merge), Tally.DELETED));
        }
        steps.add(Step.change("drop tombstones", target.dropTombstones(merge), Tally.SUPERSEDED));
        return steps;
    }
}
