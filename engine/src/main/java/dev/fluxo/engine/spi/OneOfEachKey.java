package dev.fluxo.engine.spi;

import java.util.ArrayList;
import java.util.List;

/** The steps that leave one staged row of each key. */
final class OneOfEachKey {
    private OneOfEachKey() {}

    /** The last one. */
    static List<Step> latest(StageTransfer merge, TargetSql target) {
        return steps("drop superseded", target.dropSuperseded(merge));
    }

    /** The first one. */
    static List<Step> first(StageTransfer merge, TargetSql target) {
        return steps("drop repeated", target.dropRepeated(merge));
    }

    private static List<Step> steps(String name, List<Sql> drop) {
        List<Step> steps = new ArrayList<>();
        int last = drop.size() - 1;
        drop.subList(0, last).forEach(sql -> steps.add(Step.of(Step.Keys.REPEATED, "find what to drop", sql)));
        steps.add(Step.change(name, drop.get(last), Tally.SUPERSEDED));
        return steps;
    }
}
