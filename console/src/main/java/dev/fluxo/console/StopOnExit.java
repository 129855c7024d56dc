package dev.fluxo.console;

import dev.fluxo.engine.Engine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command end in order when the process is told to end, by Ctrl-C or by a scheduler's SIGTERM: statements are cancelled, then
 * connections are cut. A second Ctrl-C ends the process at once.
 */
final class StopOnExit implements AutoCloseable {
    /** Together less than ten seconds, which is what containers are given between SIGTERM and SIGKILL. */
    private static final long GENTLE_SECONDS = 5;

    private static final long HARD_SECONDS = 4;
    /** What shells report of a process that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private final Console console;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "fluxo-stop");
    private volatile @Nullable Engine engine;

    StopOnExit(Console console) {
        this.console = console;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Closed before this one is. */
    Engine stops(Engine started) {
        engine = started;
        return started;
    }

    private void stop() {
        Engine running = engine;
        if (running == null || ended.getCount() == 0) {
            return;
        }
        Signals.register("INT", () -> Runtime.getRuntime().halt(INTERRUPTED));
        console.warn("stopping: what the databases are doing is cancelled; Ctrl-C again ends at once");
        try {
            running.stop();
            if (ended.await(GENTLE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            console.warn("a database does not answer: its connections are closed");
            running.stop();
            if (!ended.await(HARD_SECONDS, TimeUnit.SECONDS)) {
                console.warn("the run did not end in time; the next run closes what it leaves");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook is at work.
            return;
        }
    }
}
