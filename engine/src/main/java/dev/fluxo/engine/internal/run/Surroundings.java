package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.result.RowCounts;
import java.util.List;

/** What one attempt of an entity's load does in its target before its first row and after its last, each in the order of the list. */
public final class Surroundings {
    private final List<AroundLoad> parts;
    private boolean begun;

    private Surroundings(List<AroundLoad> parts) {
        this.parts = List.copyOf(parts);
    }

    /** What a spec asks for, in the order in which it is done. */
    public static Surroundings of(EntityPlan plan, Database source) {
        return new Surroundings(List.of());
    }

    /** Before the first row is written; again where that was undone. */
    public void begin(Session target) {
        parts.forEach(part -> part.before(target));
        begun = true;
    }

    /**
     * After the last row is written.
     *
     * @param loaded what became of all rows
     * @return what was done to rows of the target beside these
     */
    public RowCounts end(Session target, RowCounts loaded) {
        if (!begun) {
            begin(target);
        }
        RowCounts beside = RowCounts.ZERO;
        for (AroundLoad part : parts) {
            beside = beside.plus(part.after(target, loaded.plus(beside)));
        }
        return beside;
    }
}
