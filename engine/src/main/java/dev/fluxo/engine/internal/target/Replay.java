package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.RowWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a transaction has done so far, to be done again where the database cannot undo the last of it alone: the transaction is rolled back, and
 * all but that is repeated. Of few rows, which are kept in memory meanwhile.
 */
final class Replay {
    private static final int MOST_ROWS = 50_000;
    private static final long MOST_BYTES = 32L << 20;
    /** In all: each is some statements, and rows that wait for each other in long lines would be repeated for ever. */
    private static final int MOST_PARTS = 500;

    private final Session session;
    private final Consumer<Session> begin;
    private final boolean wanted;
    private final List<Runnable> done = new ArrayList<>();
    private long rows;
    private long bytes;
    private int parts;
    /** Nothing was committed since {@code begin}. */
    private boolean first = true;

    private boolean possible;

    /**
     * @param begin what was done in the transaction before the first row
     * @param wanted whether it is to be done at all
     */
    Replay(Session session, Consumer<Session> begin, boolean wanted) {
        this.session = session;
        this.begin = begin;
        this.wanted = wanted;
        this.possible = wanted;
    }

    boolean isPossible() {
        return possible;
    }

    /** What stays of the transaction. */
    void add(Runnable work, List<StagedRow> of) {
        if (!possible) {
            return;
        }
        done.add(work);
        rows += of.size();
        for (StagedRow row : of) {
            bytes += RowWeight.of(row.target());
        }
        if (rows > MOST_ROWS || bytes > MOST_BYTES) {
            lose();
        }
    }

    /** The transaction holds what nobody here can repeat. */
    void lose() {
        possible = false;
        done.clear();
    }

    /** Rolls back, and does all again that stays. */
    void run() {
        session.rollback();
        if (first) {
            begin.accept(session);
        }
        done.forEach(Runnable::run);
        parts += done.size();
        if (parts > MOST_PARTS) {
            lose();
        }
    }

    /** The caller commits. */
    void end() {
        done.clear();
        rows = 0;
        bytes = 0;
        first = false;
        possible = wanted && parts <= MOST_PARTS;
    }
}
