package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is written to a target, and what the books say of it: one transaction. Where the control tables are in another database than
 * the target, the data commits first: a crash between the two repeats rows, never loses them.
 */
final class LoadTransaction implements AutoCloseable {
    private final Session data;
    private final Session books;
    private final Stop stop;

    LoadTransaction(Database target, Database control, Stop stop) {
        this.stop = stop;
        this.data = target.session();
        boolean both = false;
        try {
            this.books = target == control ? data : control.session();
            both = true;
        } finally {
            if (!both) {
                data.close();
            }
        }
    }

    Session data() {
        return data;
    }

    Session books() {
        return books;
    }

    /**
     * Commits what was written, with an entry of the books. From here on a stop waits: what is committed, and what the books say of it,
     * is not torn apart.
     *
     * @param entry writes it
     * @param isCommitted whether the entry is there, asked where the answer to the commit is a failure, or was lost
     * @param refused what to throw where the database refuses the commit
     */
    void commit(
            Consumer<Session> entry, BooleanSupplier isCommitted, Function<FluxoException, RuntimeException> refused) {
        finishing(true);
        try {
            stop.throwIfAsked();
            entry.accept(books);
            commit(isCommitted, refused);
        } finally {
            finishing(false);
        }
    }

    private void finishing(boolean now) {
        data.finishing(now);
        books.finishing(now);
    }

    private void commit(BooleanSupplier isCommitted, Function<FluxoException, RuntimeException> refused) {
        try {
            if (books != data) {
                data.commit();
            }
            commitBooks(isCommitted);
        } catch (FluxoException e) {
            throw refused.apply(e);
        }
    }

    private void commitBooks(BooleanSupplier isCommitted) {
        try {
            books.commit();
        } catch (FluxoException e) {
            if (!isThere(isCommitted, e)) {
                throw e;
            }
        }
    }

    /** What is committed must not be tried again, whatever was answered: the counts would be those of the next attempt. */
    private static boolean isThere(BooleanSupplier isCommitted, FluxoException failure) {
        try {
            return isCommitted.getAsBoolean();
        } catch (FluxoException unknown) {
            if (failure.first().code() == Code.CONNECTION_LOST) {
                throw unknown;
            }
            failure.addSuppressed(unknown);
            return false;
        }
    }

    /** Rolls back what was not committed. Never throws: by now the work is committed or lost, and what cannot be closed in order is thrown away. */
    @Override
    public void close() {
        try (Session first = data;
                Session second = books) {
            books.rollback();
        }
    }
}
