package dev.fluxo.engine.run;

import dev.fluxo.engine.control.AuditLog;
import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.control.WatermarkStore;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spec.BrokenSpec;
import java.time.Instant;
import java.util.List;

/** An entity of a run whose spec has errors: it fails before it begins, and the books say why. */
final class BrokenEntity {
    private BrokenEntity() {}

    /** Writes the audit, and the failure into the control row where there is one: an entity that was never loaded gets none. */
    static EntityResult booked(RunContext context, BrokenSpec spec) {
        Instant started = Now.instant();
        try (Session session = context.control().books()) {
            ControlRow row = WatermarkStore.find(session, spec.name());
            EntityResult result = result(spec, row == null || row.enabled(), started);
            AuditLog.startEntity(session, context.runId(), spec.name(), started, context.dryRun(), result.specHash());
            AuditLog.updateEntity(session, context.runId(), result);
            if (result.status() == EntityStatus.FAILED && !context.dryRun()) {
                WatermarkStore.markFailed(session, spec.name(), context.runId());
            }
            session.commit();
            return result;
        }
    }

    /** Who is disabled harms nobody, broken or not. */
    private static EntityResult result(BrokenSpec spec, boolean enabled, Instant started) {
        List<Problem> others =
                enabled ? spec.problems().subList(1, spec.problems().size()) : spec.problems();
        return new EntityResult(
                spec.name(),
                enabled ? EntityStatus.FAILED : EntityStatus.SKIPPED,
                RowCounts.ZERO,
                0,
                started,
                Now.instant(),
                null,
                null,
                null,
                0,
                spec.spec() == null ? "" : spec.spec().hash(),
                enabled ? spec.first() : disabled(spec.name()),
                others);
    }

    private static Problem disabled(String entity) {
        return Problem.warning(
                Code.ENTITY_DISABLED,
                null,
                "'" + entity + "' is disabled",
                "set is_enabled = 1 in ctl.etl_control to load it");
    }
}
