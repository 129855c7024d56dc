package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.engine.result.Site.Load;
import dev.fluxo.engine.result.Site.Run;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what runs did, the latest first. */
public final class RunHistory {
    private static final int MOST_RUNS = 2_000;
    private static final int MOST_LOADS = 200;

    private RunHistory() {}

    public static List<Run> runs(Session session) {
        return session.query(
                Sql.of("SELECT run_id, status, mode, started_at, finished_at, profile, selection, entities_success,"
                        + " entities_failed, entities_skipped, error_message FROM audit.etl_run"
                        + latest(session, "", MOST_RUNS)),
                row -> new Run(
                        text(row, 1),
                        RunStatus.valueOf(text(row, 2).toUpperCase(Locale.ROOT)),
                        RunMode.of(row.text(3)),
                        instant(row, 4),
                        row.instant(5),
                        row.text(6),
                        row.text(7),
                        row.integer(8),
                        row.integer(9),
                        row.integer(10),
                        row.text(11)));
    }

    public static List<Load> loads(Session session, String entity) {
        return session.query(
                Sql.of(
                        "SELECT e.run_id, e.status, r.mode, e.started_at, e.finished_at, rows_read, rows_inserted, rows_updated,"
                                + " rows_unchanged, rows_versioned, rows_deleted, rows_superseded, rows_rejected, watermark_from,"
                                + " watermark_to, cutoff, error_code, e.error_message FROM audit.etl_run_entity e"
                                + " JOIN audit.etl_run r ON r.run_id = e.run_id"
                                + " WHERE entity_name = ?" + latest(session, "e.", MOST_LOADS),
                        Binds.text(entity)),
                row -> new Load(
                        text(row, 1),
                        EntityStatus.valueOf(text(row, 2).toUpperCase(Locale.ROOT)),
                        RunMode.of(row.text(3)),
                        instant(row, 4),
                        row.instant(5),
                        RowCounts.read(row.integer(6))
                                .plus(RowCounts.written(row.integer(7), row.integer(8), row.integer(9)))
                                .versioning(row.integer(10))
                                .deleting(row.integer(11))
                                .superseding(row.integer(12))
                                .rejecting(row.integer(13)),
                        watermark(row.text(14), entity),
                        watermark(row.text(15), entity),
                        row.text(16),
                        row.text(17),
                        row.text(18)));
    }

    /** Of ids of runs those that have loaded the entity, or tried to. */
    static Set<String> of(Session session, String entity, Set<String> runs) {
        return runs.stream()
                .filter(run -> session.query(
                                        Sql.of(
                                                "SELECT COUNT(*) FROM audit.etl_run_entity WHERE run_id = ? AND entity_name = ?",
                                                Binds.text(run),
                                                Binds.text(entity)),
                                        row -> row.integer(1))
                                .get(0)
                        > 0)
                .collect(Collectors.toSet());
    }

    /** What the latest load that came to it found of what its spec expects: run ids grow with time. */
    public static List<Expectation> expectations(Session session, String entity) {
        return session.query(
                Sql.of(
                        "SELECT expectation, severity, CASE WHEN passed = ? THEN 1 ELSE 0 END, actual FROM audit.etl_expectation WHERE entity_name = ?"
                                + " AND run_id = (SELECT MAX(run_id) FROM audit.etl_expectation WHERE entity_name = ?)",
                        Binds.flag(true),
                        Binds.text(entity),
                        Binds.text(entity)),
                row -> new Expectation(text(row, 1), text(row, 2), row.integer(3) != 0, text(row, 4)));
    }

    /** Rows that were rejected, and not loaded since. */
    public static long rejects(Session session, String entity) {
        return session.query(
                        Sql.of(
                                "SELECT COUNT(*) FROM audit.etl_reject WHERE entity_name = ? AND retried_at IS NULL",
                                Binds.text(entity)),
                        row -> row.integer(1))
                .get(0);
    }

    private static String latest(Session session, String of, int most) {
        return " " + session.dialect().first(of + "started_at DESC, " + of + "run_id DESC", most);
    }

    private static String text(Row row, int column) {
        return String.valueOf(row.text(column));
    }

    private static Instant instant(Row row, int column) {
        return Objects.requireNonNull(row.instant(column));
    }

    /** What someone has written there by hand does not hide the rest of the history. */
    private static @Nullable Watermark watermark(@Nullable String json, String entity) {
        try {
            return WatermarkJson.read(json, entity);
        } catch (FluxoException e) {
            return null;
        }
    }
}
