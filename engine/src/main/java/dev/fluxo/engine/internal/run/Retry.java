package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries again what a deadlock, a lock time-out, a lost connection, a busy server or a row of somebody else's rolled back. Each attempt begins at the committed
 * watermark, so nothing is loaded twice. Waits grow and are jittered, so that two rivals do not meet again.
 */
final class Retry {
    private static final Log LOG = Log.of(Retry.class);
    /** ENTITY_LOCKED: our own session, which is lost, may still hold the lock for a moment. */
    private static final Set<Code> TRANSIENT = Set.of(
            Code.DEADLOCK,
            Code.STANDBY_CANCELLED,
            Code.LOCK_TIMED_OUT,
            Code.CONNECTION_LOST,
            Code.SERVER_BUSY,
            Code.ENTITY_LOCKED);

    private static final int MOST_ATTEMPTS = 5;
    private static final long FIRST_WAIT_MILLIS = 100;
    /** A server that wants for memory is not helped by a question ten times a second. */
    private static final long FIRST_WAIT_OF_BUSY_MILLIS = 1_000;

    private Retry() {}

    static <T> T of(String entity, Stop stop, Supplier<T> attempt) {
        for (int n = 1; ; n++) {
            try {
                return attempt.get();
            } catch (FluxoException e) {
                if (stop.isAsked() || n >= attempts(e.first().code())) {
                    throw e;
                }
                LOG.warn("{}: {}; attempt {} of {} follows", entity, e.getMessage(), n + 1, MOST_ATTEMPTS);
                stop.pause(jittered(firstWait(e.first().code()) << (n - 1)));
            }
        }
    }

    private static int attempts(Code code) {
        return TRANSIENT.contains(code) ? MOST_ATTEMPTS : 1;
    }

    private static long firstWait(Code code) {
        return code == Code.SERVER_BUSY ? FIRST_WAIT_OF_BUSY_MILLIS : FIRST_WAIT_MILLIS;
    }

    private static long jittered(long millis) {
        return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    }
}
