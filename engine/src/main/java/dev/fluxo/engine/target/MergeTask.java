package dev.fluxo.engine.target;

import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.problem.Interruption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A merge that the database does while the next rows are transformed. Until it is joined, the session is the merge's alone. */
final class MergeTask {
    private final FutureTask<RowCounts> task;

    private MergeTask(FutureTask<RowCounts> task) {
        this.task = task;
    }

    static MergeTask start(Supplier<RowCounts> merge) {
        FutureTask<RowCounts> task = new FutureTask<>(merge::get);
        Thread thread = new Thread(task, Thread.currentThread().getName() + "-merge");
        thread.setDaemon(true);
        thread.start();
        return new MergeTask(task);
    }

    boolean isDone() {
        return task.isDone();
    }

    /** Waits for the end, also when interrupted: the session must not be used before. */
    RowCounts join() {
        boolean interrupted = false;
        while (true) {
            try {
                RowCounts counts = task.get();
                if (interrupted) {
                    throw Interruption.failure();
                }
                return counts;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw rethrown(e.getCause());
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error defect) {
            throw defect;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
