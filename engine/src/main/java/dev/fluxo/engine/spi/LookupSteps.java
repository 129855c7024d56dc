package dev.fluxo.engine.spi;

import java.util.ArrayList;
import java.util.List;

/** The steps by which the columns of staged rows that are looked up get their values, before the rows are written. */
public final class LookupSteps {
    private LookupSteps() {}

    /** The program, in which they come first: also the keys of a target may be looked up. */
    public static Program before(Program program, TargetSql target) {
        return new Program(
                program.merge(), program.staging(), of(program.merge(), target), program.prepare(), program.write());
    }

    /** Empty where nothing is looked up. */
    public static List<Step> of(StageTransfer merge, TargetSql target) {
        List<Step> steps = new ArrayList<>();
        if (merge.lookups().isEmpty()) {
            return steps;
        }
        for (DimensionLookup lookup : merge.lookups()) {
            if (!lookup.vouched()) {
                steps.add(new Step.MemberCheck(
                        "check that " + lookup.column().name() + " has one member",
                        target.countAmbiguous(merge, lookup),
                        lookup,
                        Step.MemberCheck.Fault.SEVERAL));
            }
        }
        target.lookUp(merge).forEach(sql -> steps.add(Step.change("look up members", sql, Tally.NOTHING)));
        for (DimensionLookup lookup : merge.lookups()) {
            String name = lookup.column().name();
            if (lookup.added() != null) {
                steps.add(Step.change("add members of " + name, target.addMembers(merge, lookup), Tally.NOTHING));
                steps.add(Step.change("look up " + name + " again", target.lookUpAgain(merge, lookup), Tally.NOTHING));
            }
            if (lookup.mustBeFound()
                    || (lookup.added() != null && !lookup.column().nullable())) {
                steps.add(new Step.MemberCheck(
                        "check that " + name + " has a member",
                        target.countUnfound(merge, lookup),
                        lookup,
                        Step.MemberCheck.Fault.NONE));
            }
        }
        return steps;
    }
}
