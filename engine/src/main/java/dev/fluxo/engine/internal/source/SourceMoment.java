package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.SaidZone;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a source tells of its clock, its zones and its open transactions: each is asked once, and the clock before all else. Thread-safe. */
final class SourceMoment {
    private static final Duration RECENT = Duration.ofSeconds(1);
    /** After an answer of before. */
    private static final Duration SOON = Duration.ofMillis(110);

    private static final int TIMES = 10;

    private final Database source;
    private final long begun = System.nanoTime();
    private final Instant asked = Instant.now();
    private final Map<Fence, List<Holder>> holders = new EnumMap<>(Fence.class);
    private @Nullable OffsetDateTime now;
    private @Nullable List<SaidZone> zones;

    /**
     * A transaction that is open.
     *
     * @param start null: the database does not show it
     */
    record Holder(
            @Nullable OffsetDateTime start,
            @Nullable String words,
            @Nullable String id) {}

    SourceMoment(Database source) {
        this.source = source;
    }

    /** Whether it began so short a time ago that who begins now may have it, too. */
    boolean isRecent() {
        return System.nanoTime() - begun < RECENT.toNanos();
    }

    /** By the clock of this machine: not later than {@link #now}. */
    Instant asked() {
        return asked;
    }

    synchronized OffsetDateTime now(Session session) {
        OffsetDateTime known = now;
        if (known == null) {
            known = session.query(source.dialect().source().now(), row ->
                            (OffsetDateTime) Objects.requireNonNull(row.value(1, SourceClock.momentType())))
                    .get(0);
            now = known;
        }
        return known;
    }

    /** The zones that a time without one may be of. */
    synchronized List<SaidZone> zones(Session session) {
        List<SaidZone> known = zones;
        if (known == null) {
            SourceSql sql = source.dialect().source();
            known = session.query(
                    sql.zones(), row -> sql.zone(row.text(1), Objects.requireNonNull(row.text(2)), row.integer(3)));
            zones = known;
        }
        return known;
    }

    /** Null where the source asks nothing for this fence. The clock was asked before. */
    synchronized @Nullable List<Holder> holders(Session session, Fence fence) {
        List<Holder> known = holders.get(fence);
        if (known == null) {
            known = asked(session, fence);
            for (int again = 0; again < TIMES && known != null && isOld(known); again++) {
                LockSupport.parkNanos(SOON.toNanos());
                known = asked(session, fence);
            }
            if (known != null) {
                holders.put(fence, known);
            }
        }
        return known;
    }

    private @Nullable List<Holder> asked(Session session, Fence fence) {
        SourceSql sql = source.dialect().source();
        Sql question = sql.openTransactions(fence);
        if (question == null) {
            return null;
        }
        List<Sql> before = sql.beforeOpenTransactions();
        if (!before.isEmpty()) {
            session.rollback();
            before.forEach(session::update);
        }
        List<Holder> told = session.query(
                question,
                row -> new Holder((OffsetDateTime) row.value(1, SourceClock.momentType()), row.text(2), row.text(3)));
        if (!before.isEmpty()) {
            session.rollback();
        }
        return told;
    }

    private static boolean isOld(List<Holder> told) {
        return told.stream().anyMatch(holder -> SourceSql.OLD_ANSWER.equals(holder.id()));
    }
}
