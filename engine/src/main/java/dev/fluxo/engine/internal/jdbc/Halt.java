package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Interruption;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Whether someone wants all work on the databases to end, and the waits that are left when they do. Shared by the databases of
 * a project. Thread-safe.
 */
final class Halt {
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private volatile boolean asked;

    /** No record: each is itself alone, and what would compare them is made while everybody waits for the first connection. */
    private static final class Wait {
        private final boolean forWork;
        private final CompletableFuture<?> end;

        /** @param forWork left at the first wish; others only when connections are cut */
        Wait(boolean forWork, CompletableFuture<?> end) {
            this.forWork = forWork;
            this.end = end;
        }

        void leave() {
            end.completeExceptionally(failure());
        }
    }

    boolean isAsked() {
        return asked;
    }

    void ask() {
        asked = true;
        waits.stream().filter(wait -> wait.forWork).forEach(Wait::leave);
    }

    /** Leaves every wait that there is now. */
    void cut() {
        waits.forEach(Wait::leave);
    }

    static FluxoException failure() {
        return FluxoException.of(
                Code.INTERRUPTED, "interrupted: someone stopped the run", "run it again: it goes on from there");
    }

    /**
     * Lets a driver open something in a thread of its own: it may hang there as long as its time-outs say. What comes after it
     * was left is closed.
     *
     * @param forWork whether the first wish ends the wait
     */
    <T extends AutoCloseable> T open(boolean forWork, Callable<T> opening) throws SQLException {
        CompletableFuture<T> opened = new CompletableFuture<>();
        thread("fluxo-open", () -> {
            try {
                T made = opening.call();
                if (!opened.complete(made)) {
                    made.close();
                }
            } catch (Throwable e) {
                opened.completeExceptionally(e);
            }
        });
        return result(forWork, opened);
    }

    /** The same in the caller's own thread. */
    static <T> T direct(Callable<T> opening) throws SQLException {
        try {
            return opening.call();
        } catch (Exception e) {
            throw rethrown(e);
        }
    }

    private <T> T result(boolean forWork, CompletableFuture<T> end) throws SQLException {
        Wait wait = new Wait(forWork, end);
        waits.add(wait);
        try {
            if (asked && forWork) {
                wait.leave();
            }
            return get(end);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            waits.remove(wait);
        }
    }

    private static <T> T get(CompletableFuture<T> end) throws ExecutionException {
        try {
            return end.get();
        } catch (InterruptedException e) {
            end.completeExceptionally(e);
            throw Interruption.failure();
        }
    }

    private static SQLException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error defect) {
            throw defect;
        }
        return cause instanceof SQLException known ? known : new SQLException(cause);
    }

    /** What the process does not wait for when it ends. */
    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
