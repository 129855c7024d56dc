package dev.fluxo.engine.control;

import dev.fluxo.engine.dialect.LockSql;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lock by name, held by the database on a connection of its own, and freed by it when the process dies. */
final class NamedLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NamedLock.class);

    private final Session session;
    private final String name;

    private NamedLock(Session session, String name) {
        this.session = session;
        this.name = name;
    }

    /** Does not wait. Null where another session holds the lock. */
    static @Nullable NamedLock tryAcquire(Database control, String name) {
        Session session = control.dedicated();
        LockSql locks = session.dialect().locks();
        try {
            prepare(session, locks, name);
            if (!session.query(locks.acquire(name), row -> row.integer(1)).isEmpty()) {
                if (locks.heldBySession()) {
                    session.commit();
                }
                return new NamedLock(session, name);
            }
        } catch (RuntimeException e) {
            if (!(e instanceof FluxoException failure) || failure.first().code() != Code.LOCK_TIMED_OUT) {
                session.close();
                throw e;
            }
        }
        session.close();
        return null;
    }

    private static void prepare(Session session, LockSql locks, String name) {
        try {
            for (Sql sql : locks.prepare(name)) {
                session.update(sql);
            }
            session.commit();
        } catch (FluxoException e) {
            // Two sessions may prepare the same lock at once: then it is there, and that is all that was wanted.
            if (e.first().code() != Code.CONSTRAINT_VIOLATED) {
                throw e;
            }
            session.rollback();
        }
    }

    /** Frees the lock, and removes its name: for names that never come again. A name that stays harms nobody. */
    void closeAndForget() {
        try (session) {
            for (Sql sql : session.dialect().locks().release(name)) {
                session.update(sql);
            }
            session.commit();
        } catch (FluxoException e) {
            LOG.debug("the name of the lock {} stays: {}", name, e.getMessage());
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
