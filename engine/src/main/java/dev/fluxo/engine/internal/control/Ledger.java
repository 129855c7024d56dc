package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where entries of the books are committed: each by itself, or all of them with the transaction of who keeps them. */
interface Ledger {
    /** @throws dev.fluxo.engine.problem.FluxoException where it could not be written; then nothing of it was */
    <T> T ask(Function<Session, T> entry);

    /** As {@link #ask}, of an entry whose statements need not be together: each may be committed by itself. */
    default <T> T askEach(Function<Session, T> entry) {
        return ask(entry);
    }

    /** As {@link #ask}, where nothing is to be learnt. */
    default void write(Consumer<Session> entry) {
        ask(session -> {
            entry.accept(session);
            return session;
        });
    }

    /** Each entry is a transaction of its own. */
    static Ledger of(Database control) {
        return new Ledger() {
            @Override
            public <T> T ask(Function<Session, T> entry) {
                return committed(control.books(), entry);
            }

            @Override
            public <T> T askEach(Function<Session, T> entry) {
                return committed(control.askingBooks(), entry);
            }
        };
    }

    private static <T> T committed(Session own, Function<Session, T> entry) {
        try (Session session = own) {
            T answer = entry.apply(session);
            session.commit();
            return answer;
        }
    }

    /** All entries are part of the open transaction of the session, which its owner commits. */
    static Ledger within(Session session) {
        return new Ledger() {
            @Override
            public <T> T ask(Function<Session, T> entry) {
                return entry.apply(session);
            }
        };
    }
}
