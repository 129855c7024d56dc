package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.control.AuditHistory;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.ControlSchema;
import dev.fluxo.engine.internal.control.RejectLog;
import dev.fluxo.engine.internal.control.RunHistory;
import dev.fluxo.engine.internal.control.WatermarkStore;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.run.Staleness;
import dev.fluxo.engine.internal.run.Standing;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.Explanation.Covering;
import dev.fluxo.engine.result.Explanation.OnRecord;
import dev.fluxo.engine.result.Site.Load;
import dev.fluxo.engine.result.Site.Run;
import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The control tables as they are, also where there are none yet: asking makes none. */
public final class BookReader {
    private final Database control;
    private final boolean there;

    public BookReader(Database control) {
        this.control = control;
        this.there = ControlSchema.exists(control);
    }

    /** Whether the watermark of an entity stands for what it is now. */
    Standing standing(EntityPlan plan, ControlRow row, Databases databases) {
        return Standing.of(plan, row, databases, control);
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

    List<Run> runs() {
        return asked(List.of(), RunHistory::runs);
    }

    List<Load> loads(String entity) {
        return asked(List.of(), session -> RunHistory.loads(session, entity));
    }

    List<Expectation> expectations(String entity) {
        return asked(List.of(), session -> RunHistory.expectations(session, entity));
    }

    /** Empty where nobody asks, or where it is fresh. */
    List<Problem> staleness(EntitySpec spec, Databases databases) {
        return asked(List.of(), session -> {
            Problem stale = Staleness.of(session, spec, databases);
            return stale == null ? List.of() : List.of(stale);
        });
    }

    long pendingRejects(String entity) {
        return asked(0L, session -> RunHistory.rejects(session, entity));
    }

    /** The keys of rows that are on record as rejected and not loaded since, as the audit writes them. */
    Set<String> rejectedKeys(String entity) {
        return asked(Set.of(), session -> RejectLog.keys(session, entity));
    }

    private <T> T asked(T otherwise, Function<Session, T> question) {
        if (!there) {
            return otherwise;
        }
        try (Session session = control.session()) {
            return question.apply(session);
        }
    }

    List<OnRecord> rejects(String entity, String key, @Nullable Watermark watermark) {
        return asked(List.of(), session -> AuditHistory.rejects(session, entity, key, watermark));
    }

    List<Covering> covering(String entity, Watermark watermark) {
        return asked(List.of(), session -> AuditHistory.covering(session, entity, watermark));
    }
}
