package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.Code;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One listener, the thread that calls it, and what it has not heard yet. */
final class Ear {
    private static final Log LOG = Log.of(Ear.class);
    /** A listener that is so many events behind never catches up. */
    private static final int MOST = 10_000;

    private final RunListener listener;
    /** An event, or nothing for the end. */
    private final BlockingQueue<Optional<RunEvent>> waiting = new LinkedBlockingQueue<>(MOST);

    private final AtomicBoolean givenUp = new AtomicBoolean();
    private final Thread thread = new Thread(this::hear, "fluxo-listener");

    Ear(RunListener listener) {
        this.listener = listener;
        thread.setDaemon(true);
        thread.start();
    }

    boolean counts() {
        try {
            return listener.counts();
        } catch (RuntimeException | LinkageError e) {
            giveUp("fails: " + e);
            return false;
        }
    }

    void tell(RunEvent event) {
        offer(Optional.of(event));
    }

    void end() {
        offer(Optional.empty());
    }

    private void offer(Optional<RunEvent> next) {
        if (!givenUp.get() && !waiting.offer(next)) {
            giveUp("is too slow: it has not heard " + MOST + " events");
        }
    }

    /** @param nanos as {@link System#nanoTime} tells it */
    void await(long nanos) {
        try {
            if (!givenUp.get()) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, nanos - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive() && !givenUp.get()) {
            giveUp("does not come to an end");
        }
    }

    private void hear() {
        try {
            for (Optional<RunEvent> next = waiting.take(); next.isPresent(); next = waiting.take()) {
                if (givenUp.get()) {
                    return;
                }
                listener.on(next.get());
            }
        } catch (Throwable e) {
            // Also where somebody interrupts it: only one that was given up is silent, since that was said.
            giveUp("fails: " + e);
        }
    }

    private void giveUp(String why) {
        if (givenUp.compareAndSet(false, true)) {
            waiting.clear();
            thread.interrupt();
            LOG.warn(words("the listener " + listener.getClass().getName(), why));
        }
    }

    static String words(String who, String why) {
        return Code.LISTENER_FAILED.id() + " " + who + " " + why
                + " (the run is not affected; take it off the class path, or mend what it needs)";
    }
}
