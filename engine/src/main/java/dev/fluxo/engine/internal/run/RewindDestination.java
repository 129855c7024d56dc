package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.AuditLog;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.WatermarkStore;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.source.Waiting;
import dev.fluxo.engine.internal.source.WatermarkBefore;
import dev.fluxo.engine.internal.source.WatermarkFit;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Rewound;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a watermark would be moved, and what the next run would read again then. */
final class RewindDestination {
    private static final Log LOG = Log.of(RewindDestination.class);
    private static final String START = "start";
    private static final String HERE = "here";
    private static final String RUN = "run:";

    private final RunContext context;
    private final String to;

    RewindDestination(RunContext context, String to) {
        this.context = context;
        this.to = to;
    }

    /** @param definition what the watermark stands for then; null: not known, so that the next run notes it */
    record Move(Rewound rewound, @Nullable Definition definition) {}

    /** @throws FluxoException where it cannot be moved there */
    Move of(EntitySpec spec) {
        if (spec.watermark() == null) {
            throw impossible(spec, "it has no watermark: every run reads it from the beginning");
        }
        ControlRow control = row(spec);
        Watermark now = control.watermark();
        if (now == null) {
            throw impossible(spec, "nothing is loaded yet");
        }
        if (to.equals(START)) {
            checkEmpty(spec);
            return new Move(toStart(spec, control, now), null);
        }
        EntityPlan plan = plan(spec);
        Standing standing = Standing.of(plan, control, context.databases(), context.control());
        return to.equals(HERE) ? stay(plan, now, standing) : toPlace(plan, control, now, standing);
    }

    /** Without keys nothing tells the rows that are there from those that are read again. */
    private void checkEmpty(EntitySpec spec) {
        if (spec.target().keys().isEmpty() && !isEmpty(spec)) {
            throw impossible(
                    spec,
                    "it has no keys, and its target has rows: those that are read again would be added again. Empty the"
                            + " target first, or name keys");
        }
    }

    private boolean isEmpty(EntitySpec spec) {
        Database target = context.databases().get(spec.target().connection().value());
        try (Session session = target.session()) {
            return session.query(session.dialect().target().countRows(plan(spec).merge()), row -> row.integer(1))
                            .get(0)
                    == 0;
        }
    }

    /** Whatever is wrong with the source, the spec or what is stored: from the beginning all is read. */
    private Rewound toStart(EntitySpec spec, ControlRow control, Watermark now) {
        Long again = null;
        try {
            again = again(plan(spec), control, now, null);
        } catch (FluxoException e) {
            LOG.debug("{}: how many rows are read again is not known: {}", spec.name(), e.getMessage());
        }
        return new Rewound(spec.name(), now, null, again, List.of());
    }

    /** What is accepted is said. */
    private Move stay(EntityPlan plan, Watermark now, Standing standing) {
        Problem misfit = WatermarkFit.problem(plan, now);
        if (misfit != null) {
            throw impossible(plan.spec(), misfit.message());
        }
        List<String> accepted =
                standing.problems().stream().map(Problem::message).toList();
        return new Move(new Rewound(plan.entity(), now, now, 0L, accepted), standing.accepted());
    }

    private Move toPlace(EntityPlan plan, ControlRow control, Watermark now, Standing standing) {
        WatermarkBefore.Found found = wanted(plan.spec(), plan);
        Watermark wanted = found.watermark();
        if (isAfter(wanted, now)) {
            throw impossible(plan.spec(), "it stands at " + now + ", which is before that");
        }
        Rewound rewound = new Rewound(
                plan.entity(),
                now,
                wanted,
                again(plan, control, now, wanted),
                Stream.of(found.note(), againNote(plan.spec()))
                        .flatMap(Stream::ofNullable)
                        .toList());
        return new Move(
                rewound,
                wanted == null
                        ? null
                        : standing.rewound(
                                wanted.parts().get(0).value(),
                                since -> isEarlier(since, wanted.parts().get(0))));
    }

    private static @Nullable String againNote(EntitySpec spec) {
        return spec.target().keys().isEmpty()
                ? "it has no keys: rows that are read again are added again, so delete them from the target first"
                : null;
    }

    /** A value of before its column got another type is passed over. */
    static boolean isEarlier(String since, Watermark.Part wanted) {
        try {
            return isAfter(
                    new Watermark(List.of(wanted)),
                    new Watermark(List.of(new Watermark.Part(wanted.column(), wanted.type(), since))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private EntityPlan plan(EntitySpec spec) {
        Database source = context.databases().get(spec.source().connection().value());
        Database target = context.databases().get(spec.target().connection().value());
        return Planner.plan(spec, source.catalog(), source.dialect(), target.catalog());
    }

    private @Nullable Long again(EntityPlan plan, ControlRow control, Watermark now, @Nullable Watermark wanted) {
        Database source =
                context.databases().get(plan.spec().source().connection().value());
        try {
            Window then =
                    new WindowFixer(plan, source).fix(wanted, control.lag()).window();
            long next = WatermarkFit.problem(plan, now) == null
                    ? Waiting.count(plan, new Window(now, then.cutoff()), source)
                    : 0;
            return Math.max(0, Waiting.count(plan, then, source) - next);
        } catch (FluxoException e) {
            LOG.debug("{}: how many rows are read again is not known: {}", plan.entity(), e.getMessage());
            return null;
        }
    }

    private ControlRow row(EntitySpec spec) {
        try (Session session = context.control().session()) {
            ControlRow found = WatermarkStore.findLoosely(session, spec.name());
            return found == null ? ControlRow.unknown(spec.name()) : found;
        }
    }

    private WatermarkBefore.Found wanted(EntitySpec spec, EntityPlan plan) {
        if (to.startsWith(RUN)) {
            try (Session session = context.control().session()) {
                Watermark before = AuditLog.watermarkBefore(
                        session, to.substring(RUN.length()).strip(), spec.name());
                Problem misfit = WatermarkFit.problem(plan, before);
                if (misfit != null) {
                    throw impossible(spec, "before that run, " + misfit.message());
                }
                return new WatermarkBefore.Found(before, null);
            }
        }
        try {
            return WatermarkBefore.of(
                    plan, to, context.databases().get(spec.source().connection().value()));
        } catch (IllegalArgumentException e) {
            throw impossible(spec, String.valueOf(e.getMessage()));
        }
    }

    /** Values of two types have no order. */
    @SuppressWarnings("unchecked")
    private static boolean isAfter(@Nullable Watermark wanted, Watermark now) {
        if (wanted == null) {
            return false;
        }
        Watermark.Part left = wanted.parts().get(0);
        Watermark.Part right = now.parts().get(0);
        if (!left.type().equals(right.type())) {
            return false;
        }
        TypeKind kind = TypeKind.valueOf(right.type().toUpperCase(Locale.ROOT));
        Object value = ValueText.read(kind, left.value());
        return value instanceof Comparable
                && ((Comparable<Object>) value).compareTo(ValueText.read(kind, right.value())) > 0;
    }

    private FluxoException impossible(EntitySpec spec, String why) {
        return FluxoException.of(
                Code.REWIND_IMPOSSIBLE,
                "'" + spec.name() + "' cannot be moved to " + to + ": " + why,
                "write start, here, run:<id> of audit.etl_run, or a value of the first watermark column");
    }
}
