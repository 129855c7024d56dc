package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.spi.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The earliest load of a dimension which may have changed versions that rows of a fact found before: of those that were not over when the
 * fact's last load began. Rather one too many than one too few.
 *
 * @param runId no load after it has a smaller one
 * @param startedAt by the clock of the machine that ran it
 */
public record ChangesSince(String runId, Instant startedAt) {
    /** By how much the clocks of machines, and what a database calls local time, may be apart. */
    public static final Duration DOUBT = Duration.ofHours(2);

    private static final String NONE = "";

    private record Load(String runId, Instant startedAt) {}

    /** Null where there was no such load, or no earlier one of the fact. */
    static @Nullable ChangesSince of(Session session, String runId, String fact, String dimension) {
        Load last = last(session, runId, fact);
        if (last == null) {
            return null;
        }
        Instant since = last.startedAt().minus(DOUBT);
        List<ChangesSince> found = session.query(
                Sql.of(
                        "SELECT MIN(run_id), MIN(started_at) FROM audit.etl_run_entity WHERE entity_name = ? AND dry_run = ?"
                                // One load of an entity follows the other: those before this one were over.
                                + " AND started_at >= COALESCE((SELECT MAX(started_at) FROM audit.etl_run_entity"
                                + " WHERE entity_name = ? AND dry_run = ? AND started_at <= ?), ?)"
                                + " AND (status = ? OR (finished_at >= ? AND rows_versioned + rows_updated + rows_deleted > 0))"
                                // The dimensions of a run come before its facts.
                                + " AND run_id <> ? HAVING COUNT(*) > 0",
                        Binds.text(dimension),
                        Binds.flag(false),
                        Binds.text(dimension),
                        Binds.flag(false),
                        Binds.instant(since),
                        Binds.instant(since),
                        Binds.word(EntityStatus.RUNNING.text()),
                        Binds.instant(since),
                        Binds.id(last.runId())),
                row -> new ChangesSince(Objects.requireNonNull(row.text(1)), Objects.requireNonNull(row.instant(2))));
        return found.isEmpty() ? null : found.get(0);
    }

    /** The fact's last load that succeeded, or, as long as none has, its first one: what that has committed before it failed is there. */
    private static @Nullable Load last(Session session, String runId, String fact) {
        String loads =
                "SELECT e.run_id, e.started_at FROM audit.etl_run_entity e JOIN audit.etl_run r ON r.run_id = e.run_id"
                        + " WHERE e.entity_name = ? AND e.run_id <> ? AND r.mode = ?";
        List<Load> found = session.query(
                Sql.of(
                        loads + " AND e.status = ? " + session.dialect().first("e.started_at DESC", 1),
                        Binds.text(fact),
                        Binds.id(runId),
                        Binds.word(RunMode.RUN.text()),
                        Binds.word(EntityStatus.SUCCESS.text())),
                row -> new Load(Objects.requireNonNull(row.text(1)), Objects.requireNonNull(row.instant(2))));
        if (found.isEmpty()) {
            // It may have been beside its dimensions: none of its run is left out.
            found = session.query(
                    Sql.of(
                            loads + " " + session.dialect().first("e.started_at", 1),
                            Binds.text(fact),
                            Binds.id(runId),
                            Binds.word(RunMode.RUN.text())),
                    row -> new Load(NONE, Objects.requireNonNull(row.instant(2))));
        }
        return found.isEmpty() ? null : found.get(0);
    }
}
