package dev.fluxo.engine.run;

import dev.fluxo.engine.control.AuditLog;
import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.control.EntityLock;
import dev.fluxo.engine.control.Origin;
import dev.fluxo.engine.control.WatermarkStore;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.Rewound;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.model.RunStatus;
import dev.fluxo.engine.model.TypeKind;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.plan.Planner;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.source.Waiting;
import dev.fluxo.engine.source.WatermarkBefore;
import dev.fluxo.engine.source.WindowFixer;
import dev.fluxo.engine.spec.EntitySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moves watermarks back, so that rows are read again. Audited like a run. */
public final class Rewind {
    private static final String START = "start";
    private static final String RUN = "run:";

    private final RunContext context;
    private final String to;

    /** @param to {@code start}, {@code run:<id>}, or a value of the first watermark column: what is read again first */
    public Rewind(RunContext context, String to) {
        this.context = context;
        this.to = to;
    }

    /**
     * What moving them would do.
     *
     * @throws FluxoException with every reason why not
     */
    public List<Rewound> look(List<EntitySpec> specs) {
        Problems problems = new Problems();
        List<Rewound> found = new ArrayList<>();
        for (EntitySpec spec : specs) {
            try {
                found.add(look(spec));
            } catch (FluxoException e) {
                problems.addAll(e.problems());
            }
        }
        problems.throwIfErrors();
        return found;
    }

    private Rewound look(EntitySpec spec) {
        if (spec.watermark() == null) {
            throw impossible(spec, "it has no watermark: every run reads it from the beginning");
        }
        ControlRow control = row(spec);
        if (control.watermark() == null) {
            throw impossible(spec, "nothing is loaded yet");
        }
        Database source = context.databases().get(spec.source().connection().value());
        Database target = context.databases().get(spec.target().connection().value());
        EntityPlan plan = Planner.plan(spec, source.catalog(), source.dialect(), target.catalog());
        Watermark wanted = wanted(spec, plan);
        if (isAfter(wanted, control.watermark())) {
            throw impossible(spec, "it stands at " + control.watermark() + ", which is before that");
        }
        Window now = new WindowFixer(plan, source)
                .fix(control.watermark(), control.lag())
                .window();
        long again = Waiting.count(plan, new Window(wanted, now.cutoff()), source) - Waiting.count(plan, now, source);
        return new Rewound(spec.name(), control.watermark(), wanted, Math.max(0, again));
    }

    private ControlRow row(EntitySpec spec) {
        try (Session session = context.control().session()) {
            ControlRow found = WatermarkStore.find(session, spec.name());
            return found == null ? ControlRow.unknown(spec.name()) : found;
        }
    }

    private @Nullable Watermark wanted(EntitySpec spec, EntityPlan plan) {
        if (to.equals(START)) {
            return null;
        }
        if (to.startsWith(RUN)) {
            try (Session session = context.control().session()) {
                return AuditLog.watermarkBefore(
                        session, to.substring(RUN.length()).strip(), spec.name());
            }
        }
        try {
            return WatermarkBefore.of(plan, to);
        } catch (IllegalArgumentException e) {
            throw impossible(spec, String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean isAfter(@Nullable Watermark wanted, Watermark now) {
        if (wanted == null) {
            return false;
        }
        Watermark.Part left = wanted.parts().get(0);
        Watermark.Part right = now.parts().get(0);
        TypeKind kind = TypeKind.valueOf(right.type().toUpperCase(Locale.ROOT));
        Object value = ValueText.read(kind, left.value());
        return value instanceof Comparable
                && ((Comparable<Object>) value).compareTo(ValueText.read(kind, right.value())) > 0;
    }

    /**
     * Moves them, all or none.
     *
     * @throws FluxoException if an entity is being loaded, or was since it was looked at
     */
    public void apply(List<EntitySpec> specs, List<Rewound> moves) {
        Instant started = Now.instant();
        List<EntityLock> locks = new ArrayList<>();
        try (Session books = context.control().session()) {
            specs.forEach(spec -> locks.add(EntityLock.acquire(context.control(), spec.name())));
            List<EntityResult> results = new ArrayList<>();
            AuditLog.startRun(books, run(started, results), specs.size());
            for (int i = 0; i < specs.size(); i++) {
                results.add(move(books, specs.get(i), moves.get(i), started));
            }
            AuditLog.finishRun(books, run(started, results));
            books.commit();
        } finally {
            locks.forEach(EntityLock::close);
        }
    }

    private EntityResult move(Session books, EntitySpec spec, Rewound move, Instant started) {
        ControlRow now = WatermarkStore.read(books, spec.name());
        if (move.from() == null
                || !move.from().equals(now.watermark())
                || !WatermarkStore.rewind(books, now, move.to(), context.runId())) {
            throw FluxoException.of(
                    Code.FENCED,
                    "another run has moved the watermark of '" + spec.name() + "' meanwhile",
                    "nothing was changed; look again");
        }
        EntityResult result = new EntityResult(
                spec.name(),
                EntityStatus.SUCCESS,
                RowCounts.ZERO,
                0,
                started,
                Now.instant(),
                move.from(),
                move.to(),
                null,
                0,
                spec.hash(),
                null,
                List.of());
        AuditLog.startEntity(books, context.runId(), spec.name(), started, false, spec.hash());
        AuditLog.updateEntity(books, context.runId(), result);
        return result;
    }

    private RunResult run(Instant started, List<EntityResult> results) {
        return new RunResult(
                context.runId(),
                RunStatus.SUCCESS,
                context.mode(),
                context.profile(),
                "rewind to " + to + ": " + context.selection(),
                started,
                Now.instant(),
                Origin.here(),
                null,
                results);
    }

    private FluxoException impossible(EntitySpec spec, String why) {
        return FluxoException.of(
                Code.REWIND_IMPOSSIBLE,
                "'" + spec.name() + "' cannot be moved to " + to + ": " + why,
                "write start, run:<id> of audit.etl_run, or a value of the first watermark column");
    }
}
