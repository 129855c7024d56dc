package dev.fluxo.spark;

import dev.fluxo.engine.spi.Workers.Attempt;
import dev.fluxo.engine.spi.Workers.Piece;
import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What a task does: it executes the one piece of its partition. */
final class PieceTask<A extends Serializable> extends AbstractFunction1<Iterator<Piece<A>>, A> implements Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public A apply(Iterator<Piece<A>> pieces) {
        return pieces.next().run(new OfTask(TaskContext.get()));
    }

    /** Of no two attempts of an application is the number the same, whatever becomes of stages and executors. */
    private record OfTask(TaskContext task) implements Attempt {
        @Override
        public long number() {
            return task.taskAttemptId();
        }

        @Override
        public String place() {
            SparkEnv env = SparkEnv.get();
            return env.executorId() + " on "
                    + env.blockManager().blockManagerId().host();
        }

        @Override
        public boolean isOver() {
            return task.isInterrupted();
        }
    }
}
