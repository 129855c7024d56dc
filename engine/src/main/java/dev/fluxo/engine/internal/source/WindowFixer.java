package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.FarAhead.Glance;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Clock;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fixes the window of an entity once per run, from the source database's own clock and its open transactions. */
public final class WindowFixer {
    private final EntityPlan plan;
    private final Database source;
    private final Problems warnings = new Problems();
    private final RecentMoments moments;
    private @Nullable Object again;
    /** When the clock was asked; null where it was not. */
    private @Nullable SourceMoment moment;

    private @Nullable SourceClock clock;
    private @Nullable Object date;

    /** One that asks the source for its clock and its open transactions now. */
    public WindowFixer(EntityPlan plan, Database source) {
        this(plan, source, new RecentMoments());
    }

    /** @param moments what sources told a moment ago */
    public WindowFixer(EntityPlan plan, Database source, RecentMoments moments) {
        this.plan = plan;
        this.source = source;
        this.moments = moments;
    }

    /**
     * @param after where the last run came to; null: nowhere yet
     * @param lag how far to stay behind the fence; null: as the spec says
     * @throws FluxoException if the watermark is of other columns, of another type, or ahead of the clock, or NULLs forbid the load
     */
    public FixedWindow fix(@Nullable Watermark after, @Nullable Duration lag) {
        return fix(after, lag, false);
    }

    /** As {@link #fix(Watermark, Duration)}, for who asks between runs: what lies far ahead is looked for without an index, too, for a second. */
    public FixedWindow fixPatiently(@Nullable Watermark after, @Nullable Duration lag) {
        return fix(after, lag, true);
    }

    private FixedWindow fix(@Nullable Watermark after, @Nullable Duration lag, boolean patient) {
        WatermarkSpec spec = plan.spec().watermark();
        if (spec == null) {
            return new FixedWindow(new Window(null, null), 0, List.of(), Instant.now(), date(), false);
        }
        WatermarkFit.check(plan, after);
        @Nullable Object cutoff;
        Instant upTo;
        long skipped;
        boolean nothingNew = false;
        try (Session session = source.reader()) {
            Instant asked = Instant.now();
            cutoff = cutoff(session, spec, after, lag == null ? spec.lag() : lag);
            upTo = upTo(cutoff, moment == null ? asked : moment.asked());
            skipped = new NullCheck(plan, spec).run(session, warnings);
            if (clock != null && !patient) {
                Window due = after == null ? null : new Window(after, cutoff, again);
                Glance glance = FarAhead.glance(plan, session, clock, due);
                say(glance.problem());
                nothingNew = glance.nothingNew();
            }
        }
        say(clock == null || !patient ? null : FarAhead.look(plan, source, clock));
        return new FixedWindow(new Window(after, cutoff, again), skipped, warnings.all(), upTo, date, nothingNew);
    }

    /** So long ago as the source says; a version says nothing of a time, and what it bounds is read by now. */
    private Instant upTo(@Nullable Object cutoff, Instant asked) {
        return clock == null || cutoff == null
                ? asked
                : asked.minus(
                        Duration.between(clock.instant(cutoff), clock.now().toInstant()));
    }

    /** What versions are dated with now, where the run dates them: its cutoff, or where the watermark is no time the source's clock. */
    public @Nullable Object date() {
        DataType wanted = plan.load().dated();
        if (wanted == null) {
            return null;
        }
        WatermarkSpec spec = plan.spec().watermark();
        try (Session session = source.reader()) {
            if (spec == null) {
                date(session, wanted, Clock.LOCAL, null);
            } else {
                cutoff(session, spec, null, spec.lag());
            }
        }
        return date;
    }

    /** @param moment null: now */
    private void date(Session session, DataType wanted, Clock of, @Nullable OffsetDateTime moment) {
        SourceClock now = SourceClock.of(moments.of(source), session, wanted, of);
        date = Cutoff.of(now.bound(moment == null ? now.now() : moment), Duration.ZERO, wanted);
    }

    private void say(@Nullable Problem problem) {
        warnings.addAll(problem == null ? List.of() : List.of(problem));
    }

    /** What {@code etl:status} says beside the books: what keeps rows from being read. */
    public List<Problem> obstacles() {
        WatermarkSpec spec = plan.spec().watermark();
        DataType column = spec == null ? null : plan.watermark().get(0).type();
        if (spec != null && column != null && column.kind().isTemporal()) {
            try (Session session = source.reader()) {
                clock = SourceClock.read(session, source, column, spec.clock());
            }
            say(FarAhead.look(plan, source, clock));
        }
        return warnings.all();
    }

    /** What is to be said of the fence now. */
    public List<Problem> fence() {
        WatermarkSpec spec = plan.spec().watermark();
        if (spec != null) {
            try (Session session = source.reader()) {
                cutoff(session, spec, null, spec.lag());
            }
        }
        return warnings.all();
    }

    private @Nullable Object cutoff(Session session, WatermarkSpec spec, @Nullable Watermark after, Duration lag) {
        DataType column = plan.watermark().get(0).type();
        DataType dated = plan.load().dated();
        if (!column.kind().isTemporal()) {
            if (dated != null) {
                date(session, dated, spec.clock(), null);
            }
            return spec.fence() == Fence.NONE ? null : version(session, column, after);
        }
        // The clock first, then the open transactions: one that begins between the two is later than the clock.
        SourceMoment told = moments.of(source);
        SourceClock now = SourceClock.of(told, session, column, spec.clock());
        if (after != null && Cutoff.isAfter(stored(after, column), now.shown())) {
            // Another run may have come so far since this moment.
            told = moments.anew(source);
            now = SourceClock.of(told, session, column, spec.clock());
        }
        moment = told;
        clock = now;
        ClockDoubts.say(plan, source, now, warnings);
        OffsetDateTime fence = new OpenTransactions(plan, source).bound(told, session, now, spec, warnings);
        Object cutoff = Cutoff.of(now.bound(fence.minus(lag)), Duration.ZERO, column);
        if (dated != null) {
            date(session, dated, spec.clock(), fence.minus(lag));
        }
        if (after != null) {
            checkNotAhead(after, column, now);
            again = Lookback.from(after, spec.lookback(), now, cutoff, column);
        }
        return cutoff;
    }

    /** Below what a transaction still open may write; null where the column's values are not the database's own. */
    private @Nullable Object version(Session session, DataType column, @Nullable Watermark after) {
        Sql sql = source.dialect().source().versionFence(column);
        if (sql == null) {
            return null;
        }
        @Nullable
        Object[] found = session.query(sql, row -> new @Nullable Object[] {row.value(1, column), row.text(2)})
                .get(0);
        Object fence = Objects.requireNonNull(found[0]);
        if (found[1] != null) {
            warnings.warning(
                    Code.FENCE_UNKNOWN,
                    null,
                    "open transactions of connection '" + source.name() + "' cannot be seen (" + found[1]
                            + "): a row that its primary commits late may be passed",
                    "read from the primary");
        }
        String stored = after == null ? null : after.parts().get(0).value();
        if (stored != null && Versions.compare(ValueText.read(column.kind(), stored), fence) > 0) {
            throw ahead(stored, "connection '" + source.name() + "' is at " + ValueText.write(fence));
        }
        return fence;
    }

    /** A clock that shows an hour again, or one of several that is behind another, is waited for. */
    private void checkNotAhead(Watermark after, DataType column, SourceClock clock) {
        String stored = after.parts().get(0).value();
        Object value = stored(after, column);
        if (Cutoff.isAfter(value, clock.latest())) {
            throw ahead(stored, "the clock of connection '" + source.name() + "' says " + clock.shown());
        }
        if (Cutoff.isAfter(value, clock.shown())) {
            ClockDoubts.sayWaiting(plan, source, stored, clock, warnings);
        }
    }

    private static Object stored(Watermark after, DataType column) {
        return ValueText.read(column.kind(), after.parts().get(0).value());
    }

    private FluxoException ahead(String stored, String but) {
        return new FluxoException(Problem.error(
                Code.WATERMARK_AHEAD,
                plan.spec().at(),
                "the watermark of '" + plan.entity() + "' is " + stored + ", but " + but,
                "was the source restored, or its clock set back? correct the clock, or the watermark in"
                        + " ctl.etl_control"));
    }
}
