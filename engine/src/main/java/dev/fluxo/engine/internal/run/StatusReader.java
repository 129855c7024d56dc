package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.AuditLog;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.LastRun;
import dev.fluxo.engine.internal.control.WatermarkStore;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.spi.Watermark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of entities between runs. */
public final class StatusReader {
    private static final Log LOG = Log.of(StatusReader.class);

    private final Database control;
    private final Databases databases;

    public StatusReader(Database control, Databases databases) {
        this.control = control;
        this.databases = databases;
    }

    /** @param broken of them only the books tell */
    public List<EntityState> read(List<EntitySpec> specs, List<BrokenSpec> broken) {
        try (Session session = control.session()) {
            return Stream.concat(
                            broken.stream().map(spec -> read(session, spec.name(), spec.spec(), false)),
                            specs.stream().map(spec -> read(session, spec.name(), spec, true)))
                    .toList();
        }
    }

    /**
     * @param spec as far as it could be read; null: not at all
     * @param sound whether its databases can be asked
     */
    private EntityState read(Session session, String entity, @Nullable EntitySpec spec, boolean sound) {
        ControlRow row = WatermarkStore.find(session, entity);
        LastRun last = AuditLog.lastRun(session, entity);
        Watermark watermark = row == null ? null : row.watermark();
        Duration lag = row == null || spec == null ? null : Freshness.lag(session, spec, row, databases);
        Duration fresh = spec == null ? null : spec.fresh();
        boolean enabled = row == null || row.enabled();
        List<Problem> warnings = new ArrayList<>();
        Problem stale = Staleness.of(entity, enabled, lag, fresh);
        if (stale != null) {
            warnings.add(stale);
        }
        if (row != null && watermark != null && spec != null && sound) {
            warnings.addAll(warnings(spec, row));
        }
        return new EntityState(
                entity,
                enabled,
                watermark,
                lag,
                fresh,
                last == null ? null : last.runId(),
                last == null ? null : last.status(),
                last == null ? null : last.startedAt(),
                row == null ? null : row.lastSuccessAt(),
                last == null ? null : last.rows(),
                last == null ? null : last.error(),
                warnings);
    }

    /** A database that cannot be asked hides only these. */
    private List<Problem> warnings(EntitySpec spec, ControlRow row) {
        Problems found = new Problems();
        try {
            Database source = databases.get(spec.source().connection().value());
            Database target = databases.get(spec.target().connection().value());
            EntityPlan plan = Planner.plan(spec, source.catalog(), source.dialect(), target.catalog());
            found.addAll(Standing.of(plan, row, databases, control).problems());
            found.addAll(new WindowFixer(plan, source).obstacles());
            found.addAll(OpenLookups.of(plan, target));
        } catch (FluxoException e) {
            LOG.debug("{}: a database cannot be asked: {}", spec.name(), e.getMessage());
        }
        return found.all();
    }
}
