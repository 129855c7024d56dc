package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.LockSql;
import dev.fluxo.engine.spi.Sql;
import org.jspecify.annotations.Nullable;

/** A lock by name, held by the database on a connection of its own, and freed by it when the process dies. */
final class NamedLock implements AutoCloseable {
    private static final Log LOG = Log.of(NamedLock.class);

    private final Session session;
    private final String name;

    private NamedLock(Session session, String name) {
        this.session = session;
        this.name = name;
    }

    /** Does not wait. Null where another session holds the lock. */
    static @Nullable NamedLock tryAcquire(Database control, String name) {
        Session session = control.dedicated();
        boolean held = false;
        try {
            held = take(session, name);
            return held ? new NamedLock(session, name) : null;
        } finally {
            if (!held) {
                session.close();
            }
        }
    }

    private static boolean take(Session session, String name) {
        LockSql locks = session.dialect().locks();
        try {
            prepare(session, locks, name);
            if (session.query(locks.acquire(name), row -> row.integer(1)).isEmpty()) {
                return false;
            }
            if (locks.heldBySession()) {
                session.commit();
            }
            return true;
        } catch (FluxoException e) {
            if (e.first().code() == Code.LOCK_TIMED_OUT) {
                return false;
            }
            throw e;
        }
    }

    /** Asks the database; a session that is gone has lost the lock. */
    boolean isHeld() {
        try {
            session.query(session.dialect().sessionId(), row -> row.integer(1));
            if (session.dialect().locks().heldBySession()) {
                session.commit();
            }
            return true;
        } catch (FluxoException e) {
            LOG.debug("the lock {} is lost: {}", name, e.getMessage());
            return false;
        }
    }

    private static void prepare(Session session, LockSql locks, String name) {
        try {
            for (Sql sql : locks.prepare(name)) {
                session.update(sql);
            }
            session.commit();
        } catch (FluxoException e) {
            // Two sessions may prepare the same lock at once: then it is there, and that is all that was wanted.
            if (e.first().code() != Code.DUPLICATE_ROW) {
                throw e;
            }
            session.rollback();
        }
    }

    /** Frees the lock, and removes its name: for names that never come again. A name that stays harms nobody. */
    void closeAndForget() {
        try (NamedLock held = this) {
            for (Sql sql : held.session.dialect().locks().release(name)) {
                held.session.update(sql);
            }
            held.session.commit();
        } catch (FluxoException e) {
            LOG.debug("the name of the lock {} stays: {}", name, e.getMessage());
        }
    }

    /** The session serves for another lock then; one that cannot free this one ends, and the lock with it. */
    @Override
    public void close() {
        try (session) {
            if (!isFreed()) {
                session.spoil();
            }
        }
    }

    private boolean isFreed() {
        LockSql locks = session.dialect().locks();
        if (!locks.heldBySession()) {
            return true;
        }
        Sql free = locks.free(name);
        try {
            return free != null && !session.query(free, row -> row.integer(1)).isEmpty();
        } catch (FluxoException e) {
            LOG.debug("the lock {} ends with its session: {}", name, e.getMessage());
            return false;
        }
    }
}
