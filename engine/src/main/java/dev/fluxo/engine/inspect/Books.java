package dev.fluxo.engine.inspect;

import dev.fluxo.engine.control.AuditHistory;
import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.control.ControlSchema;
import dev.fluxo.engine.control.WatermarkStore;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Explanation.Covering;
import dev.fluxo.engine.model.Explanation.OnRecord;
import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.spec.EntitySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The control tables as they are, also where there are none yet: asking makes none. */
final class Books {
    private final Database control;
    private final boolean there;

    Books(Database control) {
        this.control = control;
        this.there = ControlSchema.exists(control);
    }

    ControlRow row(EntitySpec spec) {
        if (!there) {
            return ControlRow.unknown(spec.name());
        }
        try (Session session = control.session()) {
            ControlRow found = WatermarkStore.find(session, spec.name());
            return found == null ? ControlRow.unknown(spec.name()) : found;
        }
    }

    List<OnRecord> rejects(String entity, String key, @Nullable Watermark watermark) {
        if (!there) {
            return List.of();
        }
        try (Session session = control.session()) {
            return AuditHistory.rejects(session, entity, key, watermark);
        }
    }

    List<Covering> covering(String entity, Watermark watermark) {
        if (!there) {
            return List.of();
        }
        try (Session session = control.session()) {
            return AuditHistory.covering(session, entity, watermark);
        }
    }
}
