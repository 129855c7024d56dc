package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.Task;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a session is doing now, which another thread may end. The books are not work: what they do is short, and has to be
 * written also when a run is stopped.
 */
final class Work {
    static final Task NOTHING_TO_CANCEL = () -> {};

    private final Halt halt;
    private final boolean books;
    private volatile @Nullable Task now;
    private volatile boolean finishing;

    Work(Halt halt, boolean books) {
        this.halt = halt;
        this.books = books;
    }

    /** Whether nothing more is to be begun. */
    boolean isOver() {
        return halt.isAsked() && !books && !finishing;
    }

    /** What is done while it is set ends in order, as the books do. */
    void finishing(boolean newFinishing) {
        finishing = newFinishing;
    }

    /** Does something that can be cancelled. */
    <T> T of(Task task, Session.Read<T> read) throws SQLException {
        begin(task);
        try {
            return read.result();
        } catch (SQLException e) {
            if (isOver()) {
                throw Halt.failure();
            }
            throw e;
        } finally {
            end();
        }
    }

    /** Ends a transaction: it is not cancelled half-way. */
    void ends(Ending ending) throws SQLException {
        now = NOTHING_TO_CANCEL;
        try {
            ending.run();
        } finally {
            now = null;
        }
    }

    interface Ending {
        void run() throws SQLException;
    }

    /** What lasts until {@link #end}. The task first: a wish that comes in between finds one or the other. */
    void begin(Task task) {
        now = task;
        if (isOver()) {
            now = null;
            throw Halt.failure();
        }
    }

    void end() {
        now = null;
    }

    boolean isBusy() {
        return now != null;
    }

    boolean isWork() {
        return !books;
    }

    /** From another thread. False where there is nothing to cancel. */
    boolean cancel() throws SQLException {
        Task task = now;
        if (task == null || task == NOTHING_TO_CANCEL || !isOver()) {
            return false;
        }
        task.cancel();
        return true;
    }
}
