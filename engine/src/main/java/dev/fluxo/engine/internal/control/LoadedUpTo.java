package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Up to where an entity is loaded, as the books know it.
 *
 * @param rewound whether its watermark was moved since, so that what follows it is still to be read
 * @param startedAt of the run
 * @param cutoff where its window ended; null where it had no end
 * @param watermark where it stood then; null: at the beginning
 */
public record LoadedUpTo(
        boolean rewound,
        Instant startedAt,
        @Nullable String cutoff,
        @Nullable Watermark watermark) {
    /** Null where no run of the entity has succeeded. A rewind that moved nothing does not count. */
    public static @Nullable LoadedUpTo of(Session session, String entity) {
        List<LoadedUpTo> latest = session.query(
                Sql.of(
                        "SELECT r.mode, e.started_at, e.cutoff, COALESCE(e.watermark_to, e.watermark_from), e.watermark_to"
                                + " FROM audit.etl_run_entity e JOIN audit.etl_run r ON r.run_id = e.run_id"
                                + " WHERE e.entity_name = ? AND e.status = ? AND (r.mode = ? OR (r.mode = ?"
                                + " AND (e.watermark_to IS NULL OR e.watermark_to <> e.watermark_from)))"
                                + " "
                                + session.dialect().first("e.started_at DESC", 1),
                        Binds.text(entity),
                        Binds.text(EntityStatus.SUCCESS.text()),
                        Binds.text(RunMode.RUN.text()),
                        Binds.text(RunMode.REWIND.text())),
                row -> {
                    boolean rewound = RunMode.REWIND.text().equals(row.text(1));
                    return new LoadedUpTo(
                            rewound,
                            Objects.requireNonNull(row.instant(2)),
                            row.text(3),
                            WatermarkJson.read(row.text(rewound ? 5 : 4), entity));
                });
        return latest.isEmpty() ? null : latest.get(0);
    }
}
