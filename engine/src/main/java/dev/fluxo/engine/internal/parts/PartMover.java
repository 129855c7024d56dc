package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.execution.Mover;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.execution.Sink;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.target.FilledParts;
import dev.fluxo.engine.internal.target.PartTables;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Has workers stage the rows of a window, and takes the first answer of each range. What they have filled is copied into the stage of the
 * sink's own loader, in its transaction, and goes on from there as rows do that come one by one.
 */
public final class PartMover implements Mover {
    /** A range that is lost on its way is staged again alone, so often in all; after that the whole attempt is begun again. */
    private static final int MOST_ROUNDS = 3;

    private static final Log LOG = Log.of(PartMover.class);

    private final PartLoad load;
    private final Rejects rejects;
    private final UnaryOperator<Set<String>> ours;
    private final @Nullable Supplier<FluxoException> none;
    private final Runnable pulse;
    private @Nullable PartTables tables;
    private List<PartDone> done = List.of();
    private volatile boolean cancelled;

    /**
     * @param rejects takes the rows that workers set aside
     * @param ours of ids of runs those that are on record for this entity
     * @param none what to throw where no row is read; null: nothing
     * @param pulse called while the workers are waited for; what it throws ends them
     */
    public PartMover(
            PartLoad load,
            Rejects rejects,
            UnaryOperator<Set<String>> ours,
            @Nullable Supplier<FluxoException> none,
            Runnable pulse) {
        this.load = load;
        this.rejects = rejects;
        this.ours = ours;
        this.none = none;
        this.pulse = pulse;
    }

    @Override
    public void prepare() {
        if (load.target() != null) {
            tables = load.tables(load.target());
            tables.prepare(ours);
        }
        try {
            done = answers(load.works(tables));
        } catch (GivenUp e) {
            // The sink is told, and what it keeps of rows that are set aside.
            done = List.of(e.answer);
        }
    }

    private List<PartDone> answers(List<PartWork> works) {
        @Nullable PartDone[] taken = new PartDone[works.size()];
        List<Integer> left = places(taken);
        for (int round = 1; !left.isEmpty(); round++) {
            boolean last = round == MOST_ROUNDS;
            run(works, left, taken, last);
            left = places(taken);
        }
        List<PartDone> all = new ArrayList<>();
        for (PartDone one : taken) {
            all.add(Objects.requireNonNull(one));
        }
        return all;
    }

    /** Ends the others: whatever they find, there are too many rows that are set aside. */
    private static final class GivenUp extends RuntimeException {
        private final transient PartDone answer;

        GivenUp(PartDone answer) {
            super("too many rows are set aside");
            this.answer = answer;
        }
    }

    /** Those without an answer. */
    private static List<Integer> places(@Nullable PartDone[] taken) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == null) {
                left.add(i);
            }
        }
        return left;
    }

    private void run(List<PartWork> works, List<Integer> places, @Nullable PartDone[] taken, boolean last) {
        List<PartWork> pieces = places.stream().map(works::get).toList();
        load.workers()
                .<PartDone>run(
                        load.title(),
                        pieces,
                        (answer, piece) -> take(answer, places.get(piece), taken, last),
                        this::over);
    }

    /** The first answer of a range is taken. A later one has a table of its own, which is dropped with the rest. */
    private void take(PartDone answer, int place, @Nullable PartDone[] taken, boolean last) {
        PartFailure failure = answer.failure();
        if (taken[place] != null) {
            return;
        }
        if (failure == null) {
            taken[place] = answer;
        } else if (answer.isGivenUp()) {
            throw new GivenUp(answer);
        } else if (failure.passes() && !last) {
            LOG.warn("{}: worker {}: {}; its range is read again", load.title(), failure.place(), failure.message());
        } else {
            throw failure.thrown(load.redact());
        }
    }

    private boolean over() {
        pulse.run();
        return cancelled;
    }

    @Override
    public Moved run(Sink sink) {
        Moved read = Moved.NOTHING;
        for (PartDone part : done) {
            read = new Moved(
                    read.counts().plus(RowCounts.read(part.read())),
                    read.batches() + part.batches(),
                    load.later(read.upTo(), part.upTo()));
            sink.read(new Moved(
                    RowCounts.read(part.read()).rejecting(part.rejects().size()), part.batches(), read.upTo()));
            part.rejects().forEach(rejects::add);
            if (part.failure() != null) {
                throw part.failure().thrown(load.redact());
            }
        }
        if (none != null && read.counts().read() == 0) {
            throw none.get();
        }
        rejects.check(read.counts().read());
        List<FilledParts.Part> filled = filled();
        if (tables != null && !filled.isEmpty()) {
            sink.loader().gather(new FilledParts(filled, tables.order()));
        }
        if (rejects.pending() > 0) {
            sink.loader().pause();
            sink.rejected(rejects.takePending());
        }
        RowCounts written = sink.loader().flush();
        Moved all = new Moved(read.counts().plus(written).rejecting(rejects.total()), read.batches(), read.upTo());
        sink.written(all, true);
        rejects.committed();
        return all;
    }

    private List<FilledParts.Part> filled() {
        List<FilledParts.Part> filled = new ArrayList<>();
        for (PartDone part : done) {
            if (part.table() != null && part.rows() > 0) {
                filled.add(new FilledParts.Part(part.table(), part.rows()));
            }
        }
        return filled;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        if (tables != null) {
            tables.close();
        }
    }
}
