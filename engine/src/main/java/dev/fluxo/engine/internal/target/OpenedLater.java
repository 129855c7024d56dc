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
    private @Nullable Supplier<? extends @Nullable TableLoader> direct;
    private @Nullable TableLoader open;
    private boolean begun;
    private boolean together;
    private boolean flushed;

    /**
     * @param begin what is done in the session's transaction before the first row is written
     * @param looksForRows whether a commit that is refused would be refused again
     * @param always whether it has something to do where no row comes
     * @param direct gives none where the target cannot be loaded straight
     */
    OpenedLater(
            Session session,
            Consumer<Session> begin,
            boolean looksForRows,
            boolean always,
            Supplier<? extends @Nullable TableLoader> direct,
            Supplier<? extends TableLoader> staged) {
        this.session = session;
        this.begin = begin;
        this.looksForRows = looksForRows;
        this.always = always;
        this.direct = direct;
        this.staged = staged;
    }

    private TableLoader loader() {
        TableLoader there = open;
        if (there == null) {
            there = straight();
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
    private @Nullable TableLoader straight() {
        if (direct == null) {
            return null;
        }
        begin();
        TableLoader there = direct.get();
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
        if (flushed && direct != null) {
            close();
            direct = null;
            open = null;
        }
        flushed = false;
        return loader().newRow();
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        loader().add(row, source);
    }

    @Override
    public void gather(FilledParts parts) {
        loader().gather(parts);
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
        TableLoader there = always ? loader() : open;
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
