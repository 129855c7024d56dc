package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.execution.Sink;
import dev.fluxo.engine.internal.target.FilledParts;
import dev.fluxo.engine.internal.target.PartTables;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings what workers answer to a sink, and tells it how far they are. */
final class Gathering {
    private final PartLoad load;
    private final @Nullable PartTables tables;
    private final Rejects rejects;
    private final Sink sink;
    /** Tables that come together, once all are there. */
    private final List<FilledParts.Part> kept = new ArrayList<>();

    private Moved read = Moved.NOTHING;

    /** @param tables null: nothing is written */
    Gathering(PartLoad load, @Nullable PartTables tables, Rejects rejects, Sink sink) {
        this.load = load;
        this.tables = tables;
        this.rejects = rejects;
        this.sink = sink;
    }

    /** Takes the answer of one range. */
    void take(PartDone part) {
        read = new Moved(
                read.counts().plus(RowCounts.read(part.read())),
                read.batches() + part.batches(),
                load.later(read.upTo(), part.upTo()));
        sink.read(new Moved(RowCounts.read(part.read()).rejecting(part.rejects().size()), part.batches(), read.upTo()));
        part.rejects().forEach(rejects::add);
        if (part.failure() != null) {
            throw part.failure().thrown(load.redact());
        }
        if (part.table() != null && part.rows() > 0) {
            kept.add(new FilledParts.Part(part.table(), part.rows()));
            if (!load.isOrdered()) {
                gather();
            }
        }
    }

    private void gather() {
        if (tables != null && !kept.isEmpty()) {
            sink.loader().gather(new FilledParts(kept, tables.order()));
            kept.clear();
        }
    }

    /**
     * All ranges have answered: what was moved of them.
     *
     * @param none what to throw where no row was read; null: nothing
     */
    Moved end(@Nullable Supplier<FluxoException> none) {
        if (none != null && read.counts().read() == 0) {
            throw none.get();
        }
        rejects.check(read.counts().read());
        gather();
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
}
