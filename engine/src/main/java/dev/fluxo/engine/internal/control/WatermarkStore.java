package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and moves watermarks in ctl.etl_control, always in the transaction of the caller. */
public final class WatermarkStore {
    private WatermarkStore() {}

    /** The entity's row; null where it was never run. */
    public static @Nullable ControlRow find(Session session, String entity) {
        return find(session, entity, false);
    }

    /** As {@link #find}, but a watermark that is not readable is one of no column, and a definition none: so that it can be moved all the same. */
    public static @Nullable ControlRow findLoosely(Session session, String entity) {
        return find(session, entity, true);
    }

    private static @Nullable ControlRow find(Session session, String entity, boolean loosely) {
        List<ControlRow> rows = session.query(
                Sql.of(
                        "SELECT entity_name, is_enabled, watermark, batch_size, cutoff_lag_seconds, last_run_id,"
                                + " last_success_at, version, definition FROM ctl.etl_control WHERE entity_name = ?",
                        Binds.text(entity)),
                row -> row(row, loosely));
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** The entity's row, created where it is missing. The caller holds the entity's lock. */
    static ControlRow read(Session session, String entity) {
        return orNew(session, entity, find(session, entity));
    }

    /** As {@link #read}, but a watermark that is not readable is one of no column. */
    static ControlRow readLoosely(Session session, String entity) {
        return orNew(session, entity, findLoosely(session, entity));
    }

    private static ControlRow orNew(Session session, String entity, @Nullable ControlRow found) {
        if (found != null) {
            return found;
        }
        session.update(Sql.of("INSERT INTO ctl.etl_control (entity_name) VALUES (?)", Binds.text(entity)));
        return ControlRow.unknown(entity);
    }

    /**
     * Moves the row on, with its definition, if it is still what was read.
     *
     * @param to null: the watermark stays
     * @param success the entity is complete
     * @return the row as it is now; null where another run has moved it meanwhile
     */
    static @Nullable ControlRow advance(
            Session session, ControlRow read, @Nullable Watermark to, String runId, boolean success) {
        return advance(session, read, to, runId, success, false);
    }

    /**
     * The same.
     *
     * @param unhurried the commit need not wait for the disk, where the database knows of such
     */
    static @Nullable ControlRow advance(
            Session session,
            ControlRow read,
            @Nullable Watermark to,
            String runId,
            boolean success,
            boolean unhurried) {
        String later = unhurried ? session.dialect().commitsUnhurried() : null;
        Watermark watermark = to == null ? read.watermark() : to;
        Instant now = Instant.now();
        Instant lastSuccess = success ? now : read.lastSuccessAt();
        long changed = session.update(Sql.of(
                "UPDATE ctl.etl_control SET watermark = ?, definition = ?, last_status = ?, last_run_id = ?, last_success_at = ?,"
                        + " version = version + 1, updated_at = ? WHERE entity_name = ? AND version = ?"
                        + (later == null ? "" : " AND " + later),
                Binds.text(WatermarkJson.write(watermark)),
                Binds.text(DefinitionJson.write(read.definition())),
                Binds.word((success ? EntityStatus.SUCCESS : EntityStatus.RUNNING).text()),
                Binds.id(runId),
                Binds.instant(lastSuccess),
                Binds.instant(now),
                Binds.text(read.entity()),
                Binds.number(read.version())));
        return changed == 0
                ? null
                : new ControlRow(
                        read.entity(),
                        read.enabled(),
                        watermark,
                        read.batchSize(),
                        read.lagSeconds(),
                        runId,
                        lastSuccess,
                        read.version() + 1,
                        read.definition());
    }

    /**
     * Moves the row back, with its definition, if it is still what was read.
     *
     * @param to null: to the beginning
     * @return false where another run has moved it meanwhile
     */
    static boolean rewind(Session session, ControlRow read, @Nullable Watermark to, String runId) {
        return session.update(Sql.of(
                        "UPDATE ctl.etl_control SET watermark = ?, definition = ?, last_run_id = ?, version = version + 1, updated_at = ?"
                                + " WHERE entity_name = ? AND version = ?",
                        Binds.text(WatermarkJson.write(to)),
                        Binds.text(DefinitionJson.write(read.definition())),
                        Binds.id(runId),
                        Binds.instant(Instant.now()),
                        Binds.text(read.entity()),
                        Binds.number(read.version())))
                == 1;
    }

    /**
     * Fences rivals without moving anything: rows were written beside the watermark.
     *
     * @return false where another run has moved it since this version
     */
    static boolean touch(Session session, String entity, long version) {
        return session.update(Sql.of(
                        "UPDATE ctl.etl_control SET version = version + 1, updated_at = ?"
                                + " WHERE entity_name = ? AND version = ?",
                        Binds.instant(Instant.now()),
                        Binds.text(entity),
                        Binds.number(version)))
                == 1;
    }

    /**
     * As {@link #touch}, with the row's definition.
     *
     * @return the row as it is now; null where another run has moved it meanwhile
     */
    static @Nullable ControlRow redefine(Session session, ControlRow read) {
        long changed = session.update(Sql.of(
                "UPDATE ctl.etl_control SET definition = ?, version = version + 1, updated_at = ?"
                        + " WHERE entity_name = ? AND version = ?",
                Binds.text(DefinitionJson.write(read.definition())),
                Binds.instant(Instant.now()),
                Binds.text(read.entity()),
                Binds.number(read.version())));
        return changed == 0 ? null : read.next();
    }

    /**
     * Notes a failure, unless a later run has written the row already: run ids sort by time. The watermark and its
     * version stay: a rival that is loading must not be fenced by it.
     */
    static void markFailed(Session session, String entity, String runId) {
        session.update(Sql.of(
                "UPDATE ctl.etl_control SET last_status = ?, last_run_id = ?, updated_at = ? WHERE entity_name = ?"
                        + " AND (last_run_id IS NULL OR last_run_id <= ?)",
                Binds.word(EntityStatus.FAILED.text()),
                Binds.id(runId),
                Binds.instant(Instant.now()),
                Binds.text(entity),
                Binds.id(runId)));
    }

    /** Notes a success of which nothing but this was lost, unless a later run has written the row already. */
    static void markSucceeded(Session session, String entity, String runId) {
        Instant now = Instant.now();
        session.update(Sql.of(
                "UPDATE ctl.etl_control SET last_status = ?, last_run_id = ?, last_success_at = ?, version = version + 1, updated_at = ?"
                        + " WHERE entity_name = ? AND (last_run_id IS NULL OR last_run_id < ?)",
                Binds.word(EntityStatus.SUCCESS.text()),
                Binds.id(runId),
                Binds.instant(now),
                Binds.instant(now),
                Binds.text(entity),
                Binds.id(runId)));
    }

    private static ControlRow row(Row row, boolean loosely) {
        String entity = String.valueOf(row.text(1));
        return new ControlRow(
                entity,
                row.integer(2) != 0,
                loosely ? WatermarkJson.readLoosely(row.text(3), entity) : WatermarkJson.read(row.text(3), entity),
                row.isNull(4) ? null : Math.toIntExact(row.integer(4)),
                row.isNull(5) ? null : Math.toIntExact(row.integer(5)),
                row.text(6),
                row.instant(7),
                row.integer(8),
                loosely ? DefinitionJson.readLoosely(row.text(9), entity) : DefinitionJson.read(row.text(9), entity));
    }
}
