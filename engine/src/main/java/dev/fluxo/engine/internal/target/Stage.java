package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Packet;
import dev.fluxo.engine.spi.RowSink;
import org.jspecify.annotations.Nullable;

/** The session's staging table, filled and merged again and again; where it cannot be emptied, a new one for each merge. */
final class Stage implements AutoCloseable {
    private final StageTable table;
    private final Session session;
    private final ProgramRunner runner;
    private final boolean whole;
    private boolean used;
    private @Nullable RowSink sink;
    private long staged;
    private long arrived;

    /** Creates the table; the session is the caller's, and outside a transaction. */
    Stage(LoadPlan plan, Session session, ProgramObserver observer) {
        this.session = session;
        this.runner = new ProgramRunner(plan, session, observer);
        this.whole = plan.strategy().whole();
        this.table = new StageTable(plan, session);
    }

    void add(Packet packet) {
        staged += packet.rows();
        sink().add(packet);
    }

    private RowSink sink() {
        RowSink open = sink;
        if (open == null) {
            if (used) {
                table.another();
                used = false;
            }
            open = table.open();
            sink = open;
        }
        return open;
    }

    /** Copies the rows of tables that others have filled; each has to hold what is said of it. */
    void gather(FilledParts parts) {
        PartCopy copy = new PartCopy(session, table.program().merge(), parts, staged);
        copy.check();
        staged += parts.rows();
        arrived += copy.run();
    }

    /** Writes all that was added, which frees the session for other statements. */
    void flush() {
        if (sink != null) {
            arrived += sink.flush();
        }
    }

    /**
     * Merges all that was added, and empties the stage.
     *
     * @param repeated whether a key may be among the rows twice
     * @param lookedUp whether each row came with its members
     */
    RowCounts merge(boolean repeated, boolean lookedUp) {
        if (staged == 0 && !whole) {
            return RowCounts.ZERO;
        }
        flush();
        if (arrived != staged) {
            throw StageTable.incomplete(staged, arrived);
        }
        RowCounts counts = runner.run(lookedUp ? table.program().lookedUp() : table.program(), staged, repeated);
        staged = 0;
        arrived = 0;
        empty();
        return counts;
    }

    /** Merges the stage while it is empty. */
    void rehearse() {
        runner.run(table.program(), 0, true);
    }

    private void empty() {
        if (table.clear()) {
            return;
        }
        used = true;
        if (sink != null) {
            sink.close();
            sink = null;
        }
    }

    @Override
    public void close() {
        if (sink != null) {
            sink.close();
        }
        table.close();
    }
}
