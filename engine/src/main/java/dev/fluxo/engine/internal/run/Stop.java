package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Interruption;
import dev.fluxo.engine.problem.Problem;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Someone's wish that a run end. What the databases are doing is cancelled, by {@link
 * dev.fluxo.engine.internal.jdbc.Databases#cancel}, and entities begin nothing more; a commit that has begun is waited for. It is no
 * interrupt: H2 would close the database whose file the thread is using.
 */
public final class Stop {
    private final Set<Runnable> calls = ConcurrentHashMap.newKeySet();
    private final CountDownLatch wish = new CountDownLatch(1);

    /** From any thread. */
    public void ask() {
        wish.countDown();
        calls.forEach(Runnable::run);
    }

    public boolean isAsked() {
        return wish.getCount() == 0;
    }

    /** Waits so long, or until the run is to end. */
    void pause(long millis) {
        try {
            if (wish.await(millis, TimeUnit.MILLISECONDS)) {
                throwIfAsked();
            }
        } catch (InterruptedException e) {
            throw Interruption.failure();
        }
    }

    public void throwIfAsked() {
        if (isAsked()) {
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
        if (isAsked()) {
            call.run();
        }
        return () -> calls.remove(call);
    }

    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
