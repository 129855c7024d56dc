package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;

/** One writer per entity. */
public final class EntityLock implements AutoCloseable {
    private final Database control;
    private final String entity;
    private NamedLock lock;
    private boolean taken = true;

    private EntityLock(Database control, String entity, NamedLock lock) {
        this.control = control;
        this.entity = entity;
        this.lock = lock;
    }

    /**
     * Takes the lock of an entity, without waiting.
     *
     * @throws FluxoException with ENTITY_LOCKED, which says who holds it
     */
    public static EntityLock acquire(Database control, String entity) {
        return new EntityLock(control, entity, take(control, entity));
    }

    /**
     * Takes the lock again if its session was lost meanwhile: before each attempt. The first one follows the taking, and whoever took it over since has moved
     * the control row.
     *
     * @throws FluxoException with ENTITY_LOCKED if another run has it now
     */
    public void ensure() {
        if (taken) {
            taken = false;
        } else if (!lock.isHeld()) {
            lock.close();
            lock = take(control, entity);
        }
    }

    private static NamedLock take(Database control, String entity) {
        NamedLock lock = NamedLock.tryAcquire(control, "entity:" + entity);
        if (lock != null) {
            return lock;
        }
        try (Session session = control.books()) {
            throw FluxoException.of(
                    Code.ENTITY_LOCKED,
                    "'" + entity + "' is being loaded by " + AuditLog.holder(session, entity),
                    "wait until it ends; when its process dies, the database frees the lock");
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
