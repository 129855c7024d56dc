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
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.SourceSql;
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
     * What a run can afford to know before it reads.
     *
     * @param problem null where there are none, or nobody knows
     * @param nothingNew whether it is known that no row of the run's window is there
     */
    record Glance(@Nullable Problem problem, boolean nothingNew) {
        private static final Glance UNKNOWN = new Glance(null, false);
    }

    /**
     * What an index tells. The last that is asked in the session.
     *
     * @param due the run's window; null: all of it is read anyway
     */
    static Glance glance(EntityPlan plan, Session session, SourceClock clock, @Nullable Window due) {
        TableName table = WatermarkIndex.table(plan);
        if (table == null) {
            return Glance.UNKNOWN;
        }
        SourceSql sql = session.dialect().source();
        boolean skipsNulls = Waiting.skipsNulls(plan);
        Extraction far = plan.extraction(window(plan, clock), skipsNulls, ENOUGH);
        Sql both = due == null ? null : sql.glance(far, plan.extraction(due, skipsNulls, 1), table);
        Sql question = both == null ? sql.countIfIndexed(far, table) : both;
        if (question == null) {
            return Glance.UNKNOWN;
        }
        Sql index = sql.isIndexed(far, table);
        try {
            if (index != null && session.query(index, row -> true).isEmpty()) {
                return Glance.UNKNOWN;
            }
            return session
                    .query(
                            question,
                            row -> new Glance(
                                    row.isNull(1) ? null : problem(plan, row.integer(1)),
                                    both != null && row.integer(2) == 0))
                    .stream()
                    .findFirst()
                    .orElse(Glance.UNKNOWN);
        } catch (FluxoException e) {
            LOG.debug("{}: rows far ahead are not counted: {}", plan.entity(), e.getMessage());
            return Glance.UNKNOWN;
        }
    }

    private static @Nullable Problem problem(EntityPlan plan, long rows) {
        return rows == 0 ? null : problem(plan, rows, rows < ENOUGH ? Long.toString(rows) : ENOUGH + " or more");
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
