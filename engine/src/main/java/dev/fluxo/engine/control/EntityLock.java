package dev.fluxo.engine.control;

import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;

/** One writer per entity. */
public final class EntityLock implements AutoCloseable {
    private final NamedLock lock;

    private EntityLock(NamedLock lock) {
        this.lock = lock;
    }

    /**
     * Takes the lock of an entity, without waiting.
     *
     * @throws FluxoException with ENTITY_LOCKED, which says who holds it
     */
    public static EntityLock acquire(Database control, String entity) {
        NamedLock lock = NamedLock.tryAcquire(control, "entity:" + entity);
        if (lock != null) {
            return new EntityLock(lock);
        }
        try (Session session = control.session()) {
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
