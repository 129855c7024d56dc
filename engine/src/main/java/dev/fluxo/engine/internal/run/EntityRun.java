package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.OneRowPerKey;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.HiddenRows;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.spi.ValueText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entity of a run. Start reading at {@link #load(Locked, Loading)}; what comes before it is {@link EntityLoad}'s. */
final class EntityRun extends EntityLoad {
    /** As it was read under the lock, for the first attempt; a later one asks again. */
    private @Nullable ControlRow fresh;

    EntityRun(RunContext context, EntitySpec spec, EntityBooks books) {
        super(context, spec, books);
    }

    @Override
    EntityResult load(Locked planned, ControlRow control) {
        EntityPlan plan =
                context.full() == null ? planned.plan() : context.full().of(planned.plan());
        Locked entity = new Locked(plan, planned.source(), planned.target(), planned.lock());
        books.warn(plan.warnings());
        Problem hidden = HiddenRows.of(plan, entity.source());
        books.warn(hidden == null ? List.of() : List.of(hidden));
        Loading loading = Loading.of(
                plan.load(), () -> OneRowPerKey.holds(plan, entity.source().catalog()));
        fresh = control;
        return attempts(entity, loading, () -> load(entity, loading));
    }

    /** Everything since the committed watermark, or of a full run everything. */
    private EntityResult load(Locked entity, Loading loading) {
        EntityPlan plan = entity.plan();
        boolean full = context.full() != null;
        ControlRow now = fresh == null ? books.control() : fresh;
        fresh = null;
        ControlRow control = full ? Full.from(now, context.runId()) : now;
        Standing standing = Standing.of(plan, control, context.databases(), context.control());
        books.warn(standing.warningsOrThrow());
        FixedWindow window =
                new WindowFixer(plan, entity.source(), context.moments()).fix(control.watermark(), control.lag());
        books.warn(window.warnings());
        Object cutoff = window.window().cutoff();
        books.begin(
                control.watermark(),
                cutoff == null ? null : ValueText.write(cutoff),
                window.skippedNulls(),
                spec.watermark() != null && !spec.watermark().lookback().isZero());
        books.warn(context.dryRun() ? NotTried.by(plan.load()) : List.of());
        Surroundings around = Surroundings.ofRun(
                plan,
                entity.source(),
                entity.target(),
                window,
                full ? null : standing.compared(),
                books::rejectedKeys,
                books::changes,
                0);
        Rejects rejects = new Rejects(plan.load());
        Wanted wanted = new Wanted(
                plan.load(),
                window.window(),
                window.window(),
                window.date(),
                window.upTo(),
                rejects,
                full && control.watermark() == null ? Full.none(plan) : null);
        return move(
                window.nothingNew() && !full
                        ? here(nothing(window.upTo()), wanted)
                        : mover(entity, wanted, loading, control),
                around,
                () -> context.dryRun()
                        ? new DrySink(context, plan.load(), books)
                        : new TargetSink(
                                context,
                                plan.load(),
                                entity.target(),
                                books,
                                control,
                                standing,
                                loading,
                                around,
                                rejects));
    }

    /** What a window holds of which it is known that no row is in it. */
    private Rows nothing(Instant upTo) {
        context.listeners()
                .tell(new ReadingStarted(spec.name(), context.listeners().counts() ? 0L : null, upTo));
        return Rows.of(List.of());
    }
}
