package dev.fluxo.engine.dialect;

/** The lock of an entity: held by the database, freed by it when the process dies. */
public interface LockSql {
    /** Makes what the lock needs, committed on its own; may do nothing where it exists. */
    Sql prepare(String entity);

    /**
     * Takes the lock without waiting, in an open transaction that is kept until the lock is to be freed. Returns one
     * row when it was granted; no row, or a failure classified as LOCK_TIMED_OUT, when another session holds it.
     */
    Sql acquire(String entity);
}
