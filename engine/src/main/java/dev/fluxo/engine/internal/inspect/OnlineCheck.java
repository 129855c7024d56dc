package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.control.ControlTrial;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadOrder;
import dev.fluxo.engine.internal.plan.Risks;
import dev.fluxo.engine.internal.run.Expectations;
import dev.fluxo.engine.internal.run.ReplacedPart;
import dev.fluxo.engine.internal.source.HiddenRows;
import dev.fluxo.engine.internal.source.OneRow;
import dev.fluxo.engine.internal.source.TableSize;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.Likewise;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.internal.target.ProgramTrial;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds by day what would fail at night: plans every entity against the live catalogs, then does with no rows, or one, what a run does
 * with many.
 */
public final class OnlineCheck {
    private final Databases databases;
    private final LoadOrder order;
    private final Map<String, Boolean> reached = new HashMap<>();
    private final @Nullable String control;
    /** Of the entity that is looked at, or of the control tables. */
    private Problems problems = new Problems();

    private OnlineCheck(Databases databases, @Nullable String control, LoadOrder order) {
        this.databases = databases;
        this.control = control;
        this.order = order;
    }

    /**
     * @param control the connection of the control tables; null: not known, since no entity could be read
     * @return sorted by file and line
     */
    public static List<Problem> run(
            List<EntitySpec> specs, Databases databases, @Nullable String control, LoadOrder order) {
        OnlineCheck check = new OnlineCheck(databases, control, order);
        Likewise likewise = new Likewise();
        for (EntitySpec spec : specs) {
            check.problems = new Problems();
            check.entity(spec);
            likewise.add(spec, check.problems.all());
        }
        Problems all = new Problems();
        all.addAll(likewise.all());
        check.problems = all;
        if (control != null) {
            check.control(control);
        }
        return all.all();
    }

    private void entity(EntitySpec spec) {
        // Both are tried, so that both are reported.
        boolean reads = reaches(spec.source().connection().value());
        boolean writes = reaches(spec.target().connection().value());
        if (!reads || !writes) {
            return;
        }
        attempt(spec.at(), () -> {
            EntityPlan plan = Plans.of(spec, databases);
            Database source = databases.get(spec.source().connection().value());
            Database target = databases.get(spec.target().connection().value());
            problems.addAll(plan.warnings());
            Risks.warn(plan, source.catalog(), table -> cheap(source, table), problems);
            order.warnOfForeignKeys(spec, target.catalog(), problems);
            attempt(spec.source().connection().at(), () -> read(plan, source));
            attempt(spec.target().table().at(), () -> {
                ReplacedPart.prepare(plan, target);
                ProgramTrial.run(plan.load(), target);
            });
            attempt(spec.at(), () -> Expectations.prepare(plan, target));
            attempt(spec.at(), () -> standing(plan));
        });
    }

    /** What would stop a run is none of the spec's faults: it may be right, and somebody has to say from where it counts. */
    private void standing(EntityPlan plan) {
        if (control != null && reaches(control)) {
            BookReader books = new BookReader(databases.get(control));
            books.standing(plan, books.row(plan.spec()), databases)
                    .problems()
                    .forEach(problem -> problems.add(problem.asWarning()));
        }
    }

    /** A database that cannot be reached is reported once, not again for each entity after a wait. */
    private boolean reaches(String connection) {
        Boolean known = reached.get(connection);
        if (known == null) {
            try {
                databases.get(connection).session().close();
                known = true;
            } catch (FluxoException e) {
                problems.addAll(e.problems());
                known = false;
            }
            reached.put(connection, known);
        }
        return known;
    }

    /** As doctor weighs it. A size that cannot be told is not small. */
    private static boolean cheap(Database source, Table table) {
        try {
            TableSize size = TableSize.of(source, table.name());
            return size.view() || size.isSmall();
        } catch (FluxoException e) {
            return false;
        }
    }

    /** One row is read at most, and the fence is asked for: what the login may not see is said here. */
    private void read(EntityPlan plan, Database source) {
        SourceSql sql = source.dialect().source();
        try (Session session = source.reader()) {
            session.query(sql.over(plan.select(), "COUNT(*)", "WHERE 1 = 0"), row -> row.integer(1));
        }
        OneRow.read(plan, source);
        Problem hidden = HiddenRows.of(plan, source);
        if (hidden != null) {
            problems.add(hidden);
        }
        for (Problem problem : new WindowFixer(plan, source).fence()) {
            // Who holds the fence back now is gone at night.
            if (problem.code() == Code.FENCE_UNKNOWN || problem.code() == Code.CLOCKS_DIFFER) {
                WatermarkSpec watermark = Objects.requireNonNull(plan.spec().watermark());
                problems.add(problem.at(watermark.columns().get(0).at()));
            }
        }
    }

    /** Tables that are not there yet belong to a first run, not to the specs. */
    private void control(String name) {
        if (!reaches(name) || databases.get(name).embedded()) {
            return;
        }
        try {
            ControlTrial.run(databases.get(name));
        } catch (FluxoException e) {
            for (Problem problem : e.problems()) {
                boolean early = problem.code() == Code.CONTROL_MISSING || problem.code() == Code.CONTROL_OUTDATED;
                problems.add(early ? problem.asWarning() : problem);
            }
        }
    }

    /** What a database refuses has no line of its own: it gets that of what was tried. */
    private void attempt(Location at, Runnable work) {
        try {
            work.run();
        } catch (FluxoException e) {
            e.problems().forEach(problem -> problems.add(problem.location() == null ? problem.at(at) : problem));
        }
    }
}
