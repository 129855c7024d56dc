package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.problem.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a thread of its own, or in one for each reader, while the caller transforms and writes. The queue between them is short: whoever is
 * faster waits. The rows of several readers come as they are read. Closing it ends the threads, whatever they are doing.
 */
public final class ReadAhead implements Rows {
    /** Enough to go on reading while the database merges what was staged. */
    private static final int QUEUED_BYTES = 32 << 20;

    private static final Object END = new Object();

    private final List<Rows> readers;
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final int queued;
    private final Semaphore room;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private int ended;

    /** @param rows used by the thread alone until it has ended, and closed by it */
    public ReadAhead(String entity, Rows rows) {
        this(entity, List.of(rows));
    }

    /** @param readers each used by its thread alone until that has ended, and closed by it */
    ReadAhead(String entity, List<? extends Rows> readers) {
        this(entity, readers, 1);
    }

    /** @param share how many such queues share the memory of one */
    ReadAhead(String entity, List<? extends Rows> readers, int share) {
        this.readers = List.copyOf(readers);
        this.queued = QUEUED_BYTES / share;
        this.room = new Semaphore(queued);
        for (Rows rows : readers) {
            Thread thread = new Thread(() -> read(rows), "fluxo-read-" + entity);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    private void read(Rows rows) {
        try (rows) {
            for (Batch batch = rows.next(); batch != null && !closed; batch = rows.next()) {
                room.acquireUninterruptibly(Math.min(batch.weight(), queued));
                queue.add(batch);
            }
            queue.add(END);
        } catch (RuntimeException | Error e) {
            queue.add(e);
        }
    }

    @Override
    public @Nullable Batch next() {
        Object taken = END;
        while (taken == END && ended < threads.size()) {
            taken = take();
            ended += taken == END ? 1 : 0;
        }
        if (taken instanceof Batch batch) {
            room.release(Math.min(batch.weight(), queued));
            return batch;
        }
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
        for (int i = 0; i < threads.size(); i++) {
            // No interrupt: H2 would close the database whose file the thread is reading.
            if (threads.get(i).isAlive()) {
                readers.get(i).cancel();
            }
        }
    }

    /** Waits until the readers have let go of their connections. */
    @Override
    public void close() {
        if (ended < threads.size()) {
            cancel();
        }
        // Whoever waits for room gets all there can be.
        room.drainPermits();
        room.release(Integer.MAX_VALUE);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
