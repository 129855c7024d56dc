package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.problem.Interruption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that works in order on what it is given, while the giver prepares more; not more than a few megabytes wait for
 * it. After a failure the rest is left undone, and the giver is told as soon as it comes again.
 */
final class Worker implements AutoCloseable {
    private static final int WAITING_BYTES = 32 << 20;

    private final ExecutorService thread;
    /** All of it is free only when nothing is left to do. */
    private final Semaphore room = new Semaphore(WAITING_BYTES);

    private volatile @Nullable Throwable failure;

    Worker(String name) {
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** @param bytes what the work keeps in memory */
    void give(long bytes, Runnable work) {
        int taken = (int) Math.max(1, Math.min(bytes, WAITING_BYTES));
        room.acquireUninterruptibly(taken);
        if (failure != null) {
            room.release(taken);
        }
        throwFailure();
        thread.execute(() -> {
            try {
                if (failure == null) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                room.release(taken);
            }
        });
    }

    /** Waits until all is done, also when interrupted: what the work uses must not be touched before. */
    void await() {
        idle();
        throwFailure();
        if (Thread.currentThread().isInterrupted()) {
            throw Interruption.failure();
        }
    }

    private void idle() {
        room.acquireUninterruptibly(WAITING_BYTES);
        room.release(WAITING_BYTES);
    }

    private void throwFailure() {
        Throwable thrown = failure;
        if (thrown instanceof Error defect) {
            throw defect;
        }
        if (thrown instanceof RuntimeException problem) {
            throw problem;
        }
    }

    /** Waits for the work that is being done, leaves the rest, and ends the thread. Failures are no longer of interest. */
    @Override
    public void close() {
        if (failure == null) {
            failure = new CancellationException();
        }
        thread.shutdown(); // without an interrupt: H2 would close the database whose file the thread is writing
        boolean interrupted = false;
        while (true) {
            try {
                if (thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
