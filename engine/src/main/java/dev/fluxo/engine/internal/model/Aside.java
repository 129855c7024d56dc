package dev.fluxo.engine.internal.model;

import org.jspecify.annotations.Nullable;

/** Work in a thread of its own, beside that of the caller. Closing it ends it. */
public final class Aside implements AutoCloseable {
    private final Thread thread;
    private volatile boolean over;
    private volatile @Nullable Throwable failure;

    public Aside(String name, Runnable work) {
        thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error e) {
                        failure = e;
                    }
                },
                name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Ends the work, called by that from time to time, once nobody waits for it any more. */
    public void check() {
        if (over) {
            throw new IllegalStateException("nobody waits for it");
        }
    }

    /** Waits for the work, and throws what it threw. */
    public void await() {
        join();
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }

    private void join() {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                over = true;
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        join();
    }
}
