package dev.fluxo.engine.internal.jdbc;

import java.sql.SQLException;

/** What another thread does to a session when work is to end. Never throws. */
final class Stopping {
    private Stopping() {}

    /** Cancels what is done there, unless that is for the books. */
    static void cancel(Session session) {
        try {
            if (session.work().cancel()) {
                session.spoil();
            }
        } catch (SQLException e) {
            session.spoil(e);
        }
    }

    /** Closes the connection under what is done there. Books that nobody waits in are left. */
    static void cut(Session session) {
        if (session.work().isWork() || session.work().isBusy()) {
            abort(session);
        }
    }

    static void abort(Session session) {
        session.spoil();
        try {
            session.connection().abort(closing -> Halt.thread("fluxo-cut", closing));
        } catch (SQLException e) {
            session.spoil(e);
        }
    }
}
