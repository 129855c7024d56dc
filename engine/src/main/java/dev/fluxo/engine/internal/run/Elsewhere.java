package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.execution.Mover;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.parts.PartLoad;
import dev.fluxo.engine.internal.parts.PartMover;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.OneRowPerKey;
import dev.fluxo.engine.internal.plan.RowOrder;
import dev.fluxo.engine.internal.plan.SplitPlan;
import dev.fluxo.engine.internal.source.Moment;
import dev.fluxo.engine.internal.source.Ranges;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.Window;
import dev.fluxo.engine.spi.Workers;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether workers move the rows of an entity, and how. What they cannot do as it is promised is done by this process, and said. */
final class Elsewhere {
    private final RunContext context;
    private final EntityBooks books;
    private final EntityLoad.Locked entity;
    private final LoadPlan load;
    private final Workers workers;

    private Elsewhere(RunContext context, EntityBooks books, EntityLoad.Locked entity, LoadPlan load, Workers workers) {
        this.context = context;
        this.books = books;
        this.entity = entity;
        this.load = load;
        this.workers = workers;
    }

    /**
     * Null where this process moves the rows itself.
     *
     * @throws FluxoException where workers are asked for and cannot be had, or cannot reach a database
     */
    static @Nullable Elsewhere of(
            RunContext context, EntityBooks books, EntityLoad.Locked entity, LoadPlan load, Loading loading) {
        if (context.workers() == null) {
            return null;
        }
        String why = whyNot(load, loading);
        if (why != null) {
            books.warn(List.of(Problem.warning(
                    Code.WORKERS_NOT_USED,
                    null,
                    "the rows of '" + load.entity() + "' are moved by the driver itself: " + why,
                    null)));
            return null;
        }
        Workers workers = context.workers().get();
        if (workers.apart()) {
            checkReach(entity.source(), workers);
            checkReach(entity.target(), workers);
        }
        return new Elsewhere(context, books, entity, load, workers);
    }

    private static @Nullable String whyNot(LoadPlan load, Loading loading) {
        if (loading.looksForRows()) {
            return "the database refuses some of them, which are looked for one by one";
        }
        return load.merge().tombstones() && load.merge().history() != null
                ? "where versions are kept, rows that say they are gone have to come in their order"
                : null;
    }

    private static void checkReach(Database database, Workers workers) {
        if (database.embedded()) {
            throw FluxoException.of(
                    Code.WORKERS_CANNOT_REACH,
                    "connection '" + database.name() + "' is a database within this process, which " + workers.name()
                            + " cannot reach from others",
                    "use a server, or leave the engine out");
        }
    }

    /**
     * Moves the rows of a window.
     *
     * @param date what the run dates its versions with; null where it does not
     * @param none what to throw where no row is read; null: nothing
     */
    Mover mover(
            Window window,
            int batchSize,
            @Nullable Object date,
            Rejects rejects,
            @Nullable Supplier<FluxoException> none) {
        Moment moment = oneMoment();
        boolean kept = false;
        try {
            List<@Nullable Range> ranges = ranges(window, moment);
            PartLoad parts = new PartLoad(
                    workers,
                    context.runId(),
                    ranges.size() > 1 && needNoOrder() ? load.unordered() : load,
                    window,
                    ranges,
                    moment,
                    batchSize,
                    date,
                    entity.source(),
                    context.dryRun() ? null : entity.target());
            kept = true;
            return new PartMover(parts, rejects, books::ofEntity, none, context::stopIfAsked);
        } finally {
            if (moment != null && !kept) {
                moment.close();
            }
        }
    }

    /** Without a watermark only what is read at one moment fits together. Null where it is not wanted, or cannot be had. */
    private @Nullable Moment oneMoment() {
        return load.read().split() == null || !load.read().watermark().isEmpty()
                ? null
                : Moment.open(entity.source(), load.entity());
    }

    /**
     * Whether the rows of a range may come as they are found: each is another key, which one is the last is known here, and one cursor reads
     * them all. A range whose connection is lost is begun anew then.
     */
    private boolean needNoOrder() {
        return load.read().watermark().stream().allMatch(RowOrder::isKnown)
                && entity.source().dialect().source().snapshot() == null
                && (load.merge().keys().isEmpty()
                        || OneRowPerKey.holds(entity.plan(), entity.source().catalog()));
    }

    /** Without a watermark and a moment, one worker reads all. */
    private List<@Nullable Range> ranges(Window window, @Nullable Moment moment) {
        SplitPlan split = load.read().split();
        if (split == null) {
            return Collections.singletonList(null);
        }
        if (moment != null) {
            return ranges(moment.session(), window, split);
        }
        if (load.read().watermark().isEmpty()) {
            books.warn(List.of(Problem.warning(
                    Code.SPLIT_NOT_SHARED,
                    entity.plan().sourceAt(),
                    "'" + load.entity() + "' has no watermark, and "
                            + entity.source().dialect().name()
                            + " cannot let several connections read at one moment: one worker reads all of it",
                    "write a watermark, or leave split out")));
            return Collections.singletonList(null);
        }
        try (Session session = entity.source().reader()) {
            return ranges(session, window, split);
        }
    }

    private List<@Nullable Range> ranges(Session session, Window window, SplitPlan split) {
        List<Range> found = Ranges.of(session, load, window, split.parts());
        return found.isEmpty() ? Collections.singletonList(null) : List.copyOf(found);
    }
}
