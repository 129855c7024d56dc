package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.problem.Interruption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a thread of its own while the caller transforms and writes. The queue between them is short: whoever is faster
 * waits. Closing it ends the thread, whatever that is doing.
 */
public final class ReadAhead implements Rows {
    /** Enough to go on reading while the database merges what was staged. */
    private static final int QUEUED_BYTES = 32 << 20;

    private static final Object END = new Object();

    private final Rows rows;
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(QUEUED_BYTES);
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
                room.acquireUninterruptibly(Math.min(batch.weight(), QUEUED_BYTES));
                queue.add(batch);
            }
            queue.add(END);
        } catch (RuntimeException | Error e) {
            queue.add(e);
        }
    }

    @Override
    public @Nullable Batch next() {
        if (ended) {
            return null;
        }
        Object taken = take();
        if (taken instanceof Batch batch) {
            room.release(Math.min(batch.weight(), QUEUED_BYTES));
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
        room.release(QUEUED_BYTES);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
