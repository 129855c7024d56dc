package dev.fluxo.spark;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Interruption;
import dev.fluxo.engine.spi.Workers.Piece;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Pieces that are executed together: a task for each. Their answers are heard as they come, in the thread that waits. */
final class Job<A extends Serializable> implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final SparkContext context;
    private final String title;
    private final int pieces;
    private final BlockingQueue<Answer<A>> answers;
    private final SimpleFutureAction<BoxedUnit> action;

    private record Answer<A>(int piece, A value) {}

    private Job(
            SparkContext context,
            String title,
            int pieces,
            BlockingQueue<Answer<A>> answers,
            SimpleFutureAction<BoxedUnit> action) {
        this.context = context;
        this.title = title;
        this.pieces = pieces;
        this.answers = answers;
        this.action = action;
    }

    /** @param title what people see of it */
    static <A extends Serializable> Job<A> start(
            SparkContext context, String group, String title, List<? extends Piece<A>> pieces) {
        List<Piece<A>> all = new ArrayList<>(pieces);
        List<Object> partitions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            partitions.add(i);
        }
        BlockingQueue<Answer<A>> answers = new LinkedBlockingQueue<>();
        // H2 would close the database whose file an interrupted thread is using.
        context.setJobGroup(group, title, false);
        RDD<Piece<A>> tasks = JavaSparkContext.fromSparkContext(context)
                .parallelize(all, all.size())
                .rdd();
        Seq<Object> places = CollectionConverters.asScala(partitions).toSeq();
        SimpleFutureAction<BoxedUnit> action =
                context.submitJob(tasks, new PieceTask<A>(), places, new Heard<>(answers), new Done());
        return new Job<>(context, title, all.size(), answers, action);
    }

    /** Hands an answer on to who waits: what it does with it may fail, and would take Spark's own thread with it. */
    private static final class Heard<A> extends AbstractFunction2<Object, A, BoxedUnit> {
        private final BlockingQueue<Answer<A>> answers;

        Heard(BlockingQueue<Answer<A>> answers) {
            this.answers = answers;
        }

        @Override
        public BoxedUnit apply(Object piece, A value) {
            answers.add(new Answer<>((Integer) piece, value));
            return BoxedUnit.UNIT;
        }
    }

    private static final class Done extends AbstractFunction0<BoxedUnit> {
        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }

    /**
     * Waits until each piece has answered.
     *
     * @param stopped asked ever again; once it holds, nobody waits any more
     */
    void await(ObjIntConsumer<A> taker, BooleanSupplier stopped) {
        for (int heard = 0; heard < pieces; ) {
            if (stopped.getAsBoolean()) {
                throw FluxoException.of(
                        Code.INTERRUPTED,
                        "interrupted: someone stopped the run",
                        "run it again: it goes on from there");
            }
            boolean over = action.isCompleted() || context.isStopped();
            Answer<A> answer = next();
            if (answer != null) {
                heard++;
                taker.accept(answer.value(), answer.piece());
            } else if (over) {
                throw Losses.of(title, context, action);
            }
        }
    }

    private @Nullable Answer<A> next() {
        try {
            return answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Interruption.failure();
        }
    }

    /** Ends what goes on. A task hears of it at its next rows, and drops what it has made. */
    @Override
    public void close() {
        if (!action.isCompleted()) {
            action.cancel();
        }
        context.clearJobGroup();
    }
}
