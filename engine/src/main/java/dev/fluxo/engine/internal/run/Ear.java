package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Printable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    /** What it has warned of. */
    private final Set<Code> said = ConcurrentHashMap.newKeySet();

    private final UnaryOperator<String> redact;

    /** @param redact masks secrets in what is said of it */
    Ear(RunListener listener, UnaryOperator<String> redact) {
        this.listener = listener;
        this.redact = redact;
        thread.setDaemon(true);
        thread.start();
    }

    boolean counts() {
        return asked(RunListener::counts);
    }

    boolean traces() {
        return asked(RunListener::traces);
    }

    private boolean asked(Predicate<RunListener> question) {
        try {
            return question.test(listener);
        } catch (RuntimeException | LinkageError e) {
            giveUp("fails: " + e);
            return false;
        }
    }

    Duration patience() {
        try {
            return listener.patience();
        } catch (RuntimeException | LinkageError e) {
            giveUp("fails: " + e);
            return Duration.ZERO;
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
            giveUpUnlessSaid("is too slow: it has not heard " + MOST + " events");
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
        if (thread.isAlive()) {
            giveUpUnlessSaid("does not come to an end");
        }
    }

    private void hear() {
        try {
            for (Optional<RunEvent> next = waiting.take(); next.isPresent(); next = waiting.take()) {
                if (givenUp.get()) {
                    return;
                }
                tellNow(next.get());
            }
        } catch (Throwable e) {
            // Also where somebody interrupts it: only one that was given up is silent, since that was said.
            giveUp("fails: " + e);
        }
    }

    private void tellNow(RunEvent event) throws Exception {
        try {
            listener.on(event);
        } catch (FluxoException e) {
            if (!givenUp.get()) {
                e.problems().stream()
                        .filter(problem -> said.add(problem.code()))
                        .forEach(problem -> LOG.warn(safe(problem.toString())));
            }
        }
    }

    /** A listener that has said what it waits for is not complained of a second time. */
    private void giveUpUnlessSaid(String why) {
        giveUp(said.isEmpty() ? why : null);
    }

    /** @param why null: nothing more is to be said */
    private void giveUp(@Nullable String why) {
        if (givenUp.compareAndSet(false, true)) {
            waiting.clear();
            thread.interrupt();
            if (why != null) {
                LOG.warn(safe(words("the listener " + listener.getClass().getName(), why)));
            }
        }
    }

    private String safe(String text) {
        return Printable.line(redact.apply(text));
    }

    static String words(String who, String why) {
        return Code.LISTENER_FAILED.id() + " " + who + " " + why
                + " (the run is not affected; take it off the class path, or mend what it needs)";
    }
}
