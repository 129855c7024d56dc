package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes and reads audit.*, always in the transaction of the caller. */
public final class AuditLog {
    static final int MESSAGE = 4_000;
    private static final String NO_LOADS = Stream.of(RunMode.values())
            .filter(mode -> !mode.isLoad())
            .map(mode -> "'" + mode.text() + "'")
            .collect(Collectors.joining(", "));
    private static final String ABANDON_ENTITIES = "UPDATE audit.etl_run_entity SET status = ?, finished_at = ?,"
            + " error_code = ?, error_message = ? WHERE status = ?";

    private AuditLog() {}

    static void startRun(Session session, RunResult run, int entities) {
        session.update(Sql.of(
                "INSERT INTO audit.etl_run (run_id, started_at, status, dry_run, mode, profile, selection, host, os_user,"
                        + " engine_version, entities_total) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Binds.id(run.runId()),
                Binds.instant(run.startedAt()),
                Binds.word(run.status().text()),
                Binds.flag(run.dryRun()),
                Binds.word(run.mode().text()),
                Binds.text(run.profile(), 128),
                Binds.text(run.selection(), MESSAGE),
                Binds.text(run.origin().host(), 255),
                Binds.text(run.origin().osUser(), 255),
                Binds.text(run.origin().engineVersion(), 64),
                Binds.number(entities)));
    }

    static void finishRun(Session session, RunResult run) {
        session.update(Sql.of(
                "UPDATE audit.etl_run SET finished_at = ?, status = ?, entities_success = ?, entities_failed = ?,"
                        + " entities_skipped = ?, error_message = ? WHERE run_id = ?",
                Binds.instant(run.finishedAt()),
                Binds.word(run.status().text()),
                Binds.number(run.count(EntityStatus.SUCCESS)),
                Binds.number(run.count(EntityStatus.FAILED)),
                Binds.number(run.count(EntityStatus.SKIPPED)),
                Binds.text(run.message(), MESSAGE),
                Binds.id(run.runId())));
    }

    /** Opens the entity's row, unless the run has opened it already. Whoever writes on looks again whether it is there, once its server was lost. */
    static void startEntity(
            Session session, String runId, String entity, Instant started, boolean dryRun, String specHash) {
        // Within a transaction it would hold for all of it.
        String unhurried = session.isEach() ? session.dialect().commitsUnhurried() : null;
        session.update(Sql.of(
                "INSERT INTO audit.etl_run_entity (run_id, entity_name, status, started_at, dry_run, spec_hash)"
                        + " SELECT run_id, ?, ?, ?, ?, ? FROM audit.etl_run r WHERE run_id = ? AND NOT EXISTS"
                        + " (SELECT 1 FROM audit.etl_run_entity e WHERE e.run_id = r.run_id AND e.entity_name = ?)"
                        + (unhurried == null ? "" : " AND " + unhurried),
                Binds.text(entity),
                Binds.word(EntityStatus.RUNNING.text()),
                Binds.instant(started),
                Binds.flag(dryRun),
                Binds.text(specHash),
                Binds.id(runId),
                Binds.text(entity)));
    }

    /** Brings the entity's row up to what the result says. */
    static void updateEntity(Session session, String runId, EntityResult result) {
        RowCounts counts = result.counts();
        Problem problem = result.problem();
        session.update(Sql.of(
                "UPDATE audit.etl_run_entity SET status = ?, finished_at = ?, batches = ?, rows_read = ?,"
                        + " rows_inserted = ?, rows_versioned = ?, rows_updated = ?, rows_unchanged = ?, rows_deleted = ?,"
                        + " rows_superseded = ?, rows_rejected = ?, rows_skipped = ?, watermark_from = ?,"
                        + " watermark_to = ?, cutoff = ?, error_code = ?, error_message = ?"
                        + " WHERE run_id = ? AND entity_name = ?",
                Binds.word(result.status().text()),
                Binds.instant(result.finishedAt()),
                Binds.number(result.batches()),
                Binds.number(counts.read()),
                Binds.number(counts.inserted()),
                Binds.number(counts.versioned()),
                Binds.number(counts.updated()),
                Binds.number(counts.unchanged()),
                Binds.number(counts.deleted()),
                Binds.number(counts.superseded()),
                Binds.number(counts.rejected()),
                Binds.number(result.skippedRows()),
                Binds.text(WatermarkJson.write(result.from())),
                Binds.text(WatermarkJson.write(result.to())),
                Binds.text(result.cutoff()),
                Binds.text(problem == null ? null : problem.code().id()),
                Binds.text(problem == null ? null : problem.placed(), MESSAGE),
                Binds.id(runId),
                Binds.text(result.entity())));
    }

    /** The entities of a run that are on record as loaded. */
    static Set<String> successes(Session session, String runId) {
        return Set.copyOf(session.query(
                Sql.of(
                        "SELECT entity_name FROM audit.etl_run_entity WHERE run_id = ? AND status = ?",
                        Binds.id(runId),
                        Binds.word(EntityStatus.SUCCESS.text())),
                row -> String.valueOf(row.text(1))));
    }

    static void writeRejects(Session session, String runId, String entity, List<Reject> rejects) {
        if (!rejects.isEmpty()) {
            RejectWriter.write(session, runId, entity, rejects);
        }
    }

    static void writeExpectations(Session session, String runId, String entity, List<Expectation> found) {
        for (Expectation expectation : found) {
            session.update(Sql.of(
                    "INSERT INTO audit.etl_expectation (run_id, entity_name, expectation, severity, passed, actual)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    Binds.id(runId),
                    Binds.text(entity),
                    Binds.text(expectation.expectation(), MESSAGE),
                    Binds.word(expectation.severity()),
                    Binds.flag(expectation.passed()),
                    Binds.text(expectation.actual(), MESSAGE)));
        }
    }

    /** Who loads an entity now, in words: the run, since when, from where. */
    static String holder(Session session, String entity) {
        List<String> holders = session.query(
                Sql.of(
                        "SELECT r.run_id, e.started_at, r.os_user, r.host FROM audit.etl_run_entity e"
                                + " JOIN audit.etl_run r ON r.run_id = e.run_id"
                                + " WHERE e.entity_name = ? AND e.status = ? AND e.dry_run = ?"
                                + " ORDER BY e.started_at DESC",
                        Binds.text(entity),
                        Binds.word(EntityStatus.RUNNING.text()),
                        Binds.flag(false)),
                row -> "run " + row.text(1) + " since " + row.instant(2) + " from " + row.text(4) + " (user "
                        + row.text(3) + ")");
        return holders.isEmpty() ? "another run that has just begun" : holders.get(0);
    }

    /** Runs that have not said how they ended. */
    static List<String> runningRuns(Session session) {
        return session.query(
                Sql.of("SELECT run_id FROM audit.etl_run WHERE status = ?", Binds.word(RunStatus.RUNNING.text())),
                row -> String.valueOf(row.text(1)));
    }

    /** Closes a run whose process is dead, with what it left running. One that has ended meanwhile stays as it is. */
    static void abandon(Session session, String runId, Problem why) {
        session.update(Sql.of(
                ABANDON_ENTITIES + " AND run_id = ?",
                Binds.word(EntityStatus.FAILED.text()),
                Binds.instant(Instant.now()),
                Binds.text(why.code().id()),
                Binds.text(why.message(), MESSAGE),
                Binds.word(EntityStatus.RUNNING.text()),
                Binds.id(runId)));
        session.update(Sql.of(
                "UPDATE audit.etl_run SET status = ?, finished_at = ?, error_message = ?,"
                        + " entities_success = (SELECT COUNT(*) FROM audit.etl_run_entity e WHERE e.run_id = ? AND e.status = ?),"
                        + " entities_failed = (SELECT COUNT(*) FROM audit.etl_run_entity e WHERE e.run_id = ? AND e.status = ?),"
                        + " entities_skipped = (SELECT COUNT(*) FROM audit.etl_run_entity e WHERE e.run_id = ? AND e.status = ?)"
                        + " WHERE run_id = ? AND status = ?",
                Binds.word(RunStatus.FAILED.text()),
                Binds.instant(Instant.now()),
                Binds.text(why.message(), MESSAGE),
                Binds.id(runId),
                Binds.word(EntityStatus.SUCCESS.text()),
                Binds.id(runId),
                Binds.word(EntityStatus.FAILED.text()),
                Binds.id(runId),
                Binds.word(EntityStatus.SKIPPED.text()),
                Binds.id(runId),
                Binds.word(RunStatus.RUNNING.text())));
    }

    /** Closes what runs that have ended left running: their failure could not be written. */
    static void abandonLeftEntities(Session session, Problem why) {
        session.update(Sql.of(
                ABANDON_ENTITIES + " AND run_id IN (SELECT run_id FROM audit.etl_run WHERE status <> ?)",
                Binds.word(EntityStatus.FAILED.text()),
                Binds.instant(Instant.now()),
                Binds.text(why.code().id()),
                Binds.text(why.message(), MESSAGE),
                Binds.word(EntityStatus.RUNNING.text()),
                Binds.word(RunStatus.RUNNING.text())));
    }

    /**
     * Where an entity stood before a run; null: at the beginning.
     *
     * @throws FluxoException if there is no such run of the entity
     */
    public static @Nullable Watermark watermarkBefore(Session session, String runId, String entity) {
        List<Optional<Watermark>> found = session.query(
                Sql.of(
                        "SELECT watermark_from FROM audit.etl_run_entity WHERE run_id = ? AND entity_name = ?",
                        Binds.id(runId),
                        Binds.text(entity)),
                row -> Optional.ofNullable(WatermarkJson.read(row.text(1), entity)));
        if (found.isEmpty()) {
            throw FluxoException.of(
                    Code.REWIND_IMPOSSIBLE,
                    "there is no run '" + runId + "' of '" + entity + "'",
                    "look into audit.etl_run_entity for its run_id");
        }
        return found.get(0).orElse(null);
    }

    /** Whether rows of the entity ever arrived in a target, as far as the audit goes back. */
    public static boolean hasLoaded(Session session, String entity) {
        return !session.query(
                        Sql.of(
                                "SELECT rows_read FROM audit.etl_run_entity WHERE entity_name = ? AND dry_run = ?"
                                        + " AND rows_inserted + rows_versioned + rows_updated + rows_unchanged > 0"
                                        + " "
                                        + session.dialect().first("started_at", 1),
                                Binds.text(entity),
                                Binds.flag(false)),
                        row -> row.integer(1))
                .isEmpty();
    }

    /** The entity's latest row of a run that loads: no dry run, nor what only moves a watermark or tries rejects again. Null: never run. */
    public static @Nullable LastRun lastRun(Session session, String entity) {
        List<LastRun> rows = session.query(
                Sql.of(
                        "SELECT e.run_id, e.status, e.started_at, e.rows_inserted + e.rows_versioned + e.rows_updated, e.error_message"
                                + " FROM audit.etl_run_entity e JOIN audit.etl_run r ON r.run_id = e.run_id"
                                + " WHERE e.entity_name = ? AND e.dry_run = ? AND r.mode NOT IN (" + NO_LOADS + ")"
                                + " "
                                + session.dialect().first("e.started_at DESC", 1),
                        Binds.text(entity),
                        Binds.flag(false)),
                row -> new LastRun(
                        String.valueOf(row.text(1)),
                        EntityStatus.valueOf(String.valueOf(row.text(2)).toUpperCase(Locale.ROOT)),
                        Objects.requireNonNull(row.instant(3)),
                        row.integer(4),
                        row.text(5)));
        return rows.isEmpty() ? null : rows.get(0);
    }
}
