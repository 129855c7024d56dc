package dev.fluxo.console.progress;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again in a thread of its own, until it is closed. */
final class Ticker implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    Ticker(Duration pause, Runnable work) {
        thread = new Thread(() -> tick(pause, work), "fluxo-progress");
        thread.setDaemon(true);
        thread.start();
    }

    /** What cannot be shown is not shown: the run goes on. */
    private void tick(Duration pause, Runnable work) {
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                work.run();
            }
        } catch (InterruptedException | RuntimeException e) {
            closed.countDown();
        }
    }

    /** Afterwards the work is not under way any more. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
