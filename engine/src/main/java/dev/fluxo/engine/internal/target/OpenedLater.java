package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A loader that is there once a row comes: who reads nothing needs no staging table, and neither does who may load an empty target
 * straight. That way leads only to the first commit: then the target is empty no more. Where no rows mean something, too, it is there at
 * the end.
 */
final class OpenedLater implements TableLoader {
    private final Session session;
    private final Consumer<Session> begin;
    private final boolean looksForRows;
    private final boolean always;
    private final Supplier<? extends TableLoader> staged;
    private @Nullable Straight direct;
    private @Nullable TableLoader open;
    private boolean begun;
    private boolean together;
    private boolean flushed;

    /** Opens what loads an empty target. */
    interface Straight {
        /**
         * Null where the target cannot be loaded so.
         *
         * @param first what comes first, by tables; null: rows come one by one
         */
        @Nullable
        TableLoader open(@Nullable FilledParts first);
    }

    /**
     * @param begin what is done in the session's transaction before the first row is written
     * @param looksForRows whether a commit that is refused would be refused again
     * @param always whether it has something to do where no row comes
     * @param direct null: the target is not to be loaded straight
     */
    OpenedLater(
            Session session,
            Consumer<Session> begin,
            boolean looksForRows,
            boolean always,
            @Nullable Straight direct,
            Supplier<? extends TableLoader> staged) {
        this.session = session;
        this.begin = begin;
        this.looksForRows = looksForRows;
        this.always = always;
        this.direct = direct;
        this.staged = staged;
    }

    private TableLoader loader(@Nullable FilledParts first) {
        TableLoader there = open;
        if (there == null) {
            there = straight(first);
            if (there == null) {
                there = staged.get();
                begin();
            }
            there.together(together);
            open = there;
        }
        return there;
    }

    /** What is done before the first row may fill the target, or empty it: so it is looked at afterwards. A stage is made outside of the transaction. */
    private @Nullable TableLoader straight(@Nullable FilledParts first) {
        if (direct == null) {
            return null;
        }
        begin();
        TableLoader there = direct.open(first);
        if (there == null) {
            direct = null;
            session.rollback();
            begun = false;
        }
        return there;
    }

    private void begin() {
        if (!begun) {
            begin.accept(session);
            begun = true;
        }
    }

    @Override
    public @Nullable Object[] newRow() {
        again();
        return loader(null).newRow();
    }

    /** What was committed fills the target. */
    private void again() {
        if (flushed && direct != null) {
            close();
            direct = null;
            open = null;
        }
        flushed = false;
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        loader(null).add(row, source);
    }

    @Override
    public void gather(FilledParts parts) {
        again();
        loader(parts).gather(parts);
    }

    @Override
    public void together(boolean wanted) {
        together = wanted;
        if (open != null) {
            open.together(wanted);
        }
    }

    @Override
    public void pause() {
        if (open != null) {
            open.pause();
        }
    }

    @Override
    public RowCounts flush() {
        flushed = true;
        TableLoader there = always ? loader(null) : open;
        return there == null ? RowCounts.ZERO : there.flush();
    }

    @Override
    public RuntimeException commitRefused(FluxoException why) {
        return looksForRows ? why : LoadAgain.or(why);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
