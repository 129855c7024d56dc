package dev.fluxo.engine.inspect;

import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.control.ControlSchema;
import dev.fluxo.engine.control.WatermarkStore;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.spec.EntitySpec;

/** The control tables as they are, also where there are none yet: asking makes none. */
final class Books {
    private final Database control;
    private final boolean there;

    Books(Database control) {
        this.control = control;
        this.there = ControlSchema.exists(control);
    }

    /** Whether the control tables are there. */
    boolean there() {
        return there;
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
}
