package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.execution.Execution;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.SentConnection;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.Moment;
import dev.fluxo.engine.internal.source.ReadAhead;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.Window;
import dev.fluxo.engine.spi.Workers;
import dev.fluxo.engine.spi.Workers.Attempt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One range of a window, as a worker reads, transforms and stages it. It never fails by an exception but where nobody waits for it any more:
 * what could not be done is its answer.
 *
 * @param range null: all of the window
 * @param moment the name of that at which it is read, together with others; null: it is read by itself
 * @param date what the run dates its versions with; null where it does not
 * @param staging null: nothing is written
 */
record PartWork(
        LoadPlan plan,
        Window window,
        @Nullable Range range,
        @Nullable String moment,
        int batchSize,
        @Nullable Object date,
        SentConnection source,
        @Nullable PartStaging staging)
        implements Workers.Piece<PartDone> {

    @Override
    public PartDone run(Attempt attempt) {
        List<SentConnection> connections = new ArrayList<>(List.of(source));
        if (staging != null) {
            connections.add(staging.target());
        }
        try (Databases databases = SentConnection.open(connections)) {
            return run(attempt, databases);
        } catch (FluxoException e) {
            if (attempt.isOver()) {
                throw e;
            }
            return PartDone.failed(e, attempt.place());
        }
    }

    private PartDone run(Attempt attempt, Databases databases) {
        Rejects rejects = Rejects.ofPart(plan);
        Execution execution = new Execution(plan, window, rejects, () -> check(attempt)).dated(date);
        // The sink first: it asks for its connection, which may be refused, before rows wait for it.
        try (PartSink sink = PartSink.open(this, attempt, databases);
                Rows rows = new ReadAhead(plan.entity(), reader(databases.get(source.name())))) {
            return moved(execution, rows, sink, rejects, attempt.place());
        }
    }

    /** Who sets too many rows aside says which: the audit keeps them. */
    private static PartDone moved(Execution execution, Rows rows, PartSink sink, Rejects rejects, String place) {
        try {
            return sink.done(execution.run(rows, sink));
        } catch (FluxoException e) {
            if (e.first().code() == Code.TOO_MANY_REJECTS) {
                return PartDone.givenUp(e, place, rejects.uncommitted());
            }
            throw e;
        }
    }

    private BatchReader reader(Database from) {
        if (range == null) {
            return new BatchReader(plan, window, from, batchSize);
        }
        return moment == null
                ? new BatchReader(plan, window, range, from, batchSize)
                : new BatchReader(plan, window, range, from, batchSize, Moment.join(from, moment));
    }

    /** No interrupt: H2 would close the database whose file the thread is using. */
    private static void check(Attempt attempt) {
        if (attempt.isOver()) {
            throw FluxoException.of(Code.INTERRUPTED, "nobody waits for this attempt any more", null);
        }
    }

    /** What people may see of it. */
    @Override
    public String toString() {
        return plan.entity();
    }
}
