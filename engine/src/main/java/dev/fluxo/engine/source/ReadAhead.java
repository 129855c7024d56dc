package dev.fluxo.engine.source;

import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.problem.Interruption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a thread of its own while the caller transforms and writes. The queue between them is short: whoever is faster
 * waits. Closing it ends the thread, whatever that is doing.
 */
public final class ReadAhead implements Rows {
    private static final int QUEUED = 4;
    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final Object END = new Object();

    private final Rows rows;
    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;

    /** @param rows used by the thread alone until it has ended, and closed by it */
    public ReadAhead(String entity, Rows rows) {
        this.rows = rows;
        this.thread = new Thread(this::read, "fluxo-read-" + entity);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (rows) {
            for (Batch batch = rows.next(); batch != null && !closed; batch = rows.next()) {
                queue.put(batch);
            }
            queue.put(END);
        } catch (InterruptedException e) {
            // Closed: nobody waits for more.
        } catch (RuntimeException | Error e) {
            hand(e);
        }
    }

    private void hand(Throwable failure) {
        try {
            queue.put(failure);
        } catch (InterruptedException e) {
            // Closed: nobody waits for it.
        }
    }

    @Override
    public @Nullable Batch next() {
        if (ended) {
            return null;
        }
        Object taken = take();
        if (taken instanceof Batch batch) {
            return batch;
        }
        ended = true;
        if (taken instanceof Error defect) {
            throw defect;
        }
        if (taken instanceof RuntimeException failure) {
            throw failure;
        }
        return null;
    }

    private Object take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw Interruption.failure();
        }
    }

    @Override
    public void cancel() {
        closed = true;
        // No interrupt: H2 would close the database whose file the thread is reading.
        if (thread.isAlive()) {
            rows.cancel();
        }
    }

    /** Waits until the reader has let go of its connection. */
    @Override
    public void close() {
        if (!ended) {
            cancel();
        }
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            queue.clear();
            try {
                thread.join(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
