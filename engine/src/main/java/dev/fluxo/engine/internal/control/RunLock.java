package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;

/** Tells living runs from dead ones: a run holds the lock of its own id as long as its process lives. */
final class RunLock implements AutoCloseable {
    private final NamedLock lock;

    private RunLock(NamedLock lock) {
        this.lock = lock;
    }

    /** Takes the lock of a new run. */
    static RunLock of(Database control, String runId) {
        NamedLock lock = NamedLock.tryAcquire(control, name(runId));
        if (lock == null) {
            throw new IllegalStateException("the id of a new run is locked: " + runId);
        }
        return new RunLock(lock);
    }

    /** Closes the audit of every run that is still called running and whose process is dead. */
    static void closeAbandoned(Database control) {
        try (Session session = control.books()) {
            for (String runId : AuditLog.runningRuns(session)) {
                NamedLock lock = NamedLock.tryAcquire(control, name(runId));
                if (lock != null) {
                    close(session, runId, lock);
                }
            }
            AuditLog.abandonLeftEntities(session, why());
            session.commit();
        }
    }

    private static void close(Session session, String runId, NamedLock lock) {
        try {
            AuditLog.abandon(session, runId, why());
            session.commit();
        } finally {
            lock.closeAndForget();
        }
    }

    private static Problem why() {
        String message = "abandoned: the process of the run ended without saying so";
        return Problem.error(Code.ABANDONED, null, message, null);
    }

    private static String name(String runId) {
        return "run:" + runId;
    }

    @Override
    public void close() {
        lock.closeAndForget();
    }
}
