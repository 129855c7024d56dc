package dev.fluxo.engine.spi;

import dev.fluxo.engine.problem.FluxoException;
import java.io.Serializable;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;

/**
 * Who executes pieces of a load, in this process or in others. They know nothing of what a piece does, promise no order, and may try a piece
 * several times, also while an earlier attempt goes on: what an attempt leaves is told apart by {@link Attempt#number}. Thread-safe.
 */
public interface Workers extends AutoCloseable {
    /** Who they are, for people: {@code Spark 4.0.1 (local[4])}. */
    String name();

    /** Whether pieces may be executed in processes that do not share this one's memory and files. */
    boolean apart();

    /**
     * Executes the pieces, and waits until each has answered.
     *
     * @param title what they are, for people who watch; holds no secret
     * @param answers takes each answer with the place of its piece, in any thread but one at a time; a second answer of a piece may come. What
     *     it throws ends all of them, and is thrown here
     * @param stopped asked ever again; once it holds all of them are ended
     * @throws FluxoException where a piece finds nobody to execute it, or {@code stopped} holds
     */
    <A extends Serializable> void run(
            String title, List<? extends Piece<A>> pieces, ObjIntConsumer<A> answers, BooleanSupplier stopped);

    /** Ends what is under way, and lets go of all workers. */
    @Override
    void close();

    /**
     * A piece of work, which can be sent to another process.
     *
     * @param <A> what it answers with
     */
    interface Piece<A extends Serializable> extends Serializable {
        /** Does it. What it throws says that this attempt came to nothing, and another one may. */
        A run(Attempt attempt);
    }

    /** One try of a piece. */
    interface Attempt {
        /** Of all that these workers ever make, no two have the same; not negative. */
        long number();

        /** Where it is executed, for people. */
        String place();

        /** Whether nobody waits for it any more. */
        boolean isOver();
    }
}
