package dev.fluxo.engine.source;

import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TypeKind;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rows of a time so far ahead that no clock has written it: of the year 9999, or of a wrong one. They wait until it has come. */
final class FarAhead {
    /** Farther than any zone is from another. */
    private static final Duration FAR = Duration.ofDays(1);

    private FarAhead() {}

    /** Null where there are none, or the source does not count them within a second: without an index it may have to read all. */
    static @Nullable Problem look(EntityPlan plan, Database source, SourceClock clock) {
        DataType column = plan.watermark().get(0).type();
        Duration far = column.kind() == TypeKind.DATE ? FAR.multipliedBy(2) : FAR;
        Object bound = Cutoff.of(clock.latest().plus(far), Duration.ZERO, column);
        Long rows = Waiting.countQuickly(plan, new Window(null, null, bound), source);
        if (rows == null || rows == 0) {
            return null;
        }
        String name = plan.watermark().get(0).name();
        boolean one = rows == 1;
        return Problem.warning(
                Code.ROWS_FAR_AHEAD,
                plan.spec().at(),
                (one ? "1 row" : rows + " rows") + " of the source of '" + plan.entity() + "' " + (one ? "has" : "have")
                        + " '" + name + "' more than a day ahead of the source's clock: no run reads "
                        + (one ? "it" : "them") + " before that time",
                "correct '" + name + "' there, or let the query give another time to such rows");
    }
}
