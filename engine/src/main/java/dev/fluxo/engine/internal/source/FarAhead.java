package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.WatermarkIndex;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.Window;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rows of a time so far ahead that no clock has written it: of the year 9999, or of a wrong one. They wait until it has come. */
final class FarAhead {
    private static final Log LOG = Log.of(FarAhead.class);
    /** Farther than any zone is from another. */
    private static final Duration FAR = Duration.ofDays(1);

    /** A run counts no further. */
    private static final int ENOUGH = 1_000;

    private FarAhead() {}

    /** Null where there are none, or the source does not count them within a second: without an index it may have to read all. */
    static @Nullable Problem look(EntityPlan plan, Database source, SourceClock clock) {
        Long rows = Waiting.countQuickly(plan, window(plan, clock), source);
        return rows == null || rows == 0 ? null : problem(plan, rows, Long.toString(rows));
    }

    /**
     * What a run can afford: null also where no index is known to find such rows, or their number is refused. One question, the last of
     * the session.
     */
    static @Nullable Problem glance(EntityPlan plan, Session session, SourceClock clock) {
        TableName table = WatermarkIndex.table(plan);
        Sql sql = table == null
                ? null
                : session.dialect()
                        .source()
                        .countIfIndexed(plan.extraction(window(plan, clock), Waiting.skipsNulls(plan), ENOUGH), table);
        if (sql == null) {
            return null;
        }
        try {
            long rows = session.query(sql, row -> row.isNull(1) ? 0 : row.integer(1))
                    .get(0);
            return rows == 0 ? null : problem(plan, rows, rows < ENOUGH ? Long.toString(rows) : ENOUGH + " or more");
        } catch (FluxoException e) {
            LOG.debug("{}: rows far ahead are not counted: {}", plan.entity(), e.getMessage());
            return null;
        }
    }

    private static Window window(EntityPlan plan, SourceClock clock) {
        DataType column = plan.watermark().get(0).type();
        Duration far = column.kind() == TypeKind.DATE ? FAR.multipliedBy(2) : FAR;
        return new Window(null, null, Cutoff.of(clock.latest().plus(far), Duration.ZERO, column));
    }

    private static Problem problem(EntityPlan plan, long rows, String shown) {
        String name = plan.watermark().get(0).name();
        boolean one = rows == 1;
        return Problem.warning(
                Code.ROWS_FAR_AHEAD,
                plan.spec().at(),
                (one ? "1 row" : shown + " rows") + " of the source of '" + plan.entity() + "' "
                        + (one ? "has" : "have")
                        + " '" + name + "' more than a day ahead of the source's clock: no run reads "
                        + (one ? "it" : "them") + " before that time",
                "correct '" + name + "' there, or let the query give another time to such rows");
    }
}
