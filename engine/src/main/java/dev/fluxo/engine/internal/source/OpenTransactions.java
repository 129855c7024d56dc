package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.SourceMoment.Holder;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Fence;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fence: a row whose transaction is still open must not be jumped over. */
final class OpenTransactions {
    private static final Log LOG = Log.of(OpenTransactions.class);
    private static final Duration TOO_OLD = Duration.ofMinutes(15);
    /** The database has no such views, or keeps them from this user. */
    private static final Set<Code> REFUSALS = EnumSet.of(Code.PERMISSION_DENIED, Code.STATEMENT_FAILED);

    private final EntityPlan plan;
    private final Database source;

    OpenTransactions(EntityPlan plan, Database source) {
        this.plan = plan;
        this.source = source;
    }

    /** The start of the oldest open transaction, or now. */
    OffsetDateTime bound(
            SourceMoment moment, Session session, SourceClock clock, WatermarkSpec spec, Problems warnings) {
        OffsetDateTime now = clock.now();
        List<Holder> holders;
        try {
            holders = moment.holders(session, spec.fence());
        } catch (FluxoException e) {
            if (!REFUSALS.contains(e.first().code())) {
                throw e;
            }
            session.rollback();
            unknown(e.first().message(), warnings);
            return now;
        }
        if (holders == null) {
            if (spec.fence() != Fence.NONE) {
                unknown("this database does not tell them", warnings);
            }
            return now;
        }
        OffsetDateTime bound = now;
        Holder oldest = null;
        for (Holder holder : holders) {
            OffsetDateTime start = start(holder, clock);
            if (start == null) {
                unknown(holder.words(), warnings);
            } else if (!source.isOwn(holder.id()) && start.isBefore(bound)) {
                bound = start;
                oldest = holder;
            }
        }
        if (oldest != null) {
            report(oldest, bound, clock, warnings);
        }
        return bound;
    }

    private @Nullable OffsetDateTime start(Holder holder, SourceClock clock) {
        OffsetDateTime start = holder.start();
        return start != null && source.dialect().source().tellsLocalStarts() ? clock.earliest(start) : start;
    }

    private void report(Holder holder, OffsetDateTime start, SourceClock clock, Problems warnings) {
        Duration age = Duration.between(start, clock.now());
        LOG.info("{}: the cutoff is held back {} s by {}", plan.entity(), age.toSeconds(), holder.words());
        if (age.compareTo(TOO_OLD) > 0) {
            warnings.warning(
                    Code.FENCE_HELD_BACK,
                    null,
                    "'" + plan.entity() + "' reads only up to " + clock.bound(start) + ": " + holder.words()
                            + " has a transaction open since then",
                    "end that transaction; its rows must not be jumped over");
        }
    }

    private void unknown(@Nullable String reason, Problems warnings) {
        warnings.warning(
                Code.FENCE_UNKNOWN,
                null,
                "'" + plan.entity() + "': open transactions of connection '" + source.name() + "' cannot be seen ("
                        + reason + "), so a row committed late can be passed over",
                "set watermark.lag to the length of the longest transaction, or grant the permission");
    }
}
