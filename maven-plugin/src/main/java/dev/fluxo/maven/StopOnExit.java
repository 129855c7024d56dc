package dev.fluxo.maven;

import dev.fluxo.engine.Engine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets a goal end in order when the process is told to end, by Ctrl-C or by a scheduler's SIGTERM. */
final class StopOnExit implements AutoCloseable {
    /** As long as schedulers wait between SIGTERM and SIGKILL, and a little less. */
    private static final long PATIENCE_SECONDS = 25;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "fluxo-stop");
    private volatile @Nullable Engine engine;

    StopOnExit() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Closed before this one is. */
    Engine stops(Engine started) {
        engine = started;
        return started;
    }

    private void stop() {
        Engine running = engine;
        if (running != null) {
            running.stop();
            try {
                if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    System.err.println("the run did not end in time; the next run closes what it leaves");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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
