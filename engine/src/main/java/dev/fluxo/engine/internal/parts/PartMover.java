package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.execution.Mover;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.execution.Sink;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.source.Moment;
import dev.fluxo.engine.internal.target.PartTables;
import dev.fluxo.engine.problem.FluxoException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Has workers stage the rows of a window, and takes the first answer of each range. What they have filled is copied by the sink's own loader, in
 * its transaction, while others are still at work; where the order of all rows matters, once all are there.
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
    private List<PartWork> works = List.of();
    /** Of rows that have to be put in the order of all of them. */
    private final Map<Integer, PartDone> waiting = new TreeMap<>();

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
        works = load.works(tables);
        if (load.isOrdered()) {
            try {
                answers(this::wait);
            } catch (GivenUp e) {
                // The sink is told, and what it keeps of rows that are set aside.
                waiting.keySet().retainAll(Set.of(e.place));
            }
        }
    }

    private void wait(PartDone answer, int place) {
        waiting.put(place, answer);
        if (answer.isGivenUp()) {
            throw new GivenUp(place);
        }
    }

    /** Ends the others: whatever they find, there are too many rows that are set aside. */
    private static final class GivenUp extends RuntimeException {
        private final int place;

        GivenUp(int place) {
            super("too many rows are set aside");
            this.place = place;
        }
    }

    private void answers(ObjIntConsumer<PartDone> taker) {
        boolean[] taken = new boolean[works.size()];
        List<Integer> left = places(taken);
        for (int round = 1; !left.isEmpty(); round++) {
            run(left, taken, taker, round == MOST_ROUNDS);
            left = places(taken);
        }
    }

    /** Those without an answer. */
    private static List<Integer> places(boolean[] taken) {
        return IntStream.range(0, taken.length)
                .filter(place -> !taken[place])
                .boxed()
                .toList();
    }

    private void run(List<Integer> places, boolean[] taken, ObjIntConsumer<PartDone> taker, boolean last) {
        List<PartWork> pieces = places.stream().map(works::get).toList();
        load.workers()
                .<PartDone>run(
                        load.title(),
                        pieces,
                        (answer, piece) -> take(answer, places.get(piece), taken, taker, last),
                        this::over);
    }

    /** The first answer of a range is taken. A later one has a table of its own, which is dropped with the rest. */
    private void take(PartDone answer, int place, boolean[] taken, ObjIntConsumer<PartDone> taker, boolean last) {
        PartFailure failure = answer.failure();
        if (taken[place]) {
            return;
        }
        if (failure == null || answer.isGivenUp()) {
            taken[place] = true;
            taker.accept(answer, place);
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
        Gathering gathering = new Gathering(load, tables, rejects, sink);
        if (load.isOrdered()) {
            waiting.values().forEach(gathering::take);
        } else {
            answers((answer, place) -> gathering.take(answer));
        }
        return gathering.end(none);
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        try (Moment last = load.moment()) {
            if (tables != null) {
                tables.close();
            }
        }
    }
}
