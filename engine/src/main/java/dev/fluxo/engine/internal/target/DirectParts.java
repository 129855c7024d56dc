package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.StageTransfer;
import org.jspecify.annotations.Nullable;

/** Copies tables that others have filled straight into a target that is empty, on the server. What it refuses goes by way of a stage. */
final class DirectParts implements TableLoader {
    private final Session session;
    private final StageTransfer merge;
    private long copied;

    private DirectParts(Session session, StageTransfer merge) {
        this.session = session;
        this.merge = merge;
    }

    /**
     * Null as for {@link DirectLoader#open}, and where members are looked up, versions kept, rows put in the order of all of them, or a trigger
     * counts.
     */
    static @Nullable DirectParts open(LoadPlan plan, Session session, FilledParts first) {
        StageTransfer merge = plan.merge();
        return first.order() != null
                        || merge.history() != null
                        || !merge.lookups().isEmpty()
                        || merge.relation().watched()
                        || !DirectLoader.mayGoStraight(plan, session)
                ? null
                : new DirectParts(session, merge);
    }

    @Override
    public @Nullable Object[] newRow() {
        throw new IllegalStateException("rows come here by tables");
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        throw new IllegalStateException("rows come here by tables");
    }

    /** Nothing else has looked whether a table is as it was left: its rows are counted as they come. */
    @Override
    public void gather(FilledParts parts) {
        for (FilledParts.Part part : parts.parts()) {
            long rows = insert(part);
            if (rows != part.rows()) {
                throw LoadAgain.staged(part.table() + " has " + rows + " rows instead of " + part.rows(), null);
            }
            copied += rows;
        }
    }

    private long insert(FilledParts.Part part) {
        try {
            return session.update(session.dialect().target().insertPart(merge, part.table()));
        } catch (FluxoException e) {
            throw DirectLoader.refused(e);
        }
    }

    /** Nobody else has the session. */
    @Override
    public void pause() {}

    @Override
    public RowCounts flush() {
        RowCounts counts = RowCounts.inserted(copied);
        copied = 0;
        return counts;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
