package dev.fluxo.engine.run;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Someone's wish that a run end. Entities stop between two batches; a query that is being read is cancelled, a merge is
 * waited for. It is no interrupt: H2 would close the database whose file the thread is using.
 */
public final class Stop {
    private final Set<Runnable> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean asked;

    /** From any thread. */
    public void ask() {
        asked = true;
        calls.forEach(Runnable::run);
    }

    boolean isAsked() {
        return asked;
    }

    void throwIfAsked() {
        if (asked) {
            throw new FluxoException(problem());
        }
    }

    static Problem problem() {
        return Problem.error(
                Code.INTERRUPTED, null, "interrupted: someone stopped the run", "run it again: it goes on from there");
    }

    /** What a wish calls, until it is closed; at once where the wish is there already. */
    Registration calls(Runnable call) {
        calls.add(call);
        if (asked) {
            call.run();
        }
        return () -> calls.remove(call);
    }

    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
