package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Replace;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of an entity come into its target: straight where that is empty, else by way of a stage, and one by one where the
 * database refuses some of them. Which way it is shows only while it is gone: where it does not lead there, the attempt begins anew
 * by another. One for all attempts; what they found out is remembered.
 */
public final class Loading {
    private static final Log LOG = Log.of(Loading.class);

    private final LoadPlan plan;
    private final BooleanSupplier oneRowPerKey;
    private final KnownRefusals refusals = new KnownRefusals();
    private LoadWay way;

    private Loading(LoadPlan plan, LoadWay way, BooleanSupplier oneRowPerKey) {
        this.plan = plan;
        this.oneRowPerKey = oneRowPerKey;
        this.way = way;
    }

    /**
     * Tries the fastest way first.
     *
     * @param oneRowPerKey whether the source's catalog vouches that no key comes twice: asked where that matters
     */
    public static Loading of(LoadPlan plan, BooleanSupplier oneRowPerKey) {
        return new Loading(plan, LoadWay.DIRECT, oneRowPerKey);
    }

    /** Always stages, so that merges can be observed. */
    public static Loading staged(LoadPlan plan) {
        return new Loading(plan, LoadWay.STAGED, () -> false);
    }

    /** For rows of which it is known that the database refuses some. */
    public static Loading halved(LoadPlan plan) {
        return new Loading(plan, LoadWay.HALVED, () -> false);
    }

    /** Whether the attempt that comes looks for rows that the database refuses: then it wants each of them, with its source row. */
    public boolean looksForRows() {
        return way == LoadWay.HALVED;
    }

    /** Whether it may be for one of the rows that others could not write. */
    public static boolean mayBeOfRow(FluxoException failure) {
        return Blame.mayBeOfRow(failure);
    }

    /** What an attempt throws where others met a row that the database may refuse: the next one looks for it. */
    public static RuntimeException refusedElsewhere(FluxoException why) {
        return LoadAgain.halved(why);
    }

    /**
     * The answer of the first attempt that the target does not refuse.
     *
     * @param attempt opens a loader, reads the rows from the last commit on and sends them there; it rolls back where it throws
     */
    public <T> T run(Supplier<T> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (LoadAgain e) {
                way = e.way();
                LOG.debug("{}: {}; it is {} now", plan.entity(), e.getMessage(), way);
            }
        }
    }

    /**
     * The loader of an attempt. It asks nothing of the database before the first row comes.
     *
     * @param session the caller's, outside a transaction
     * @param begin what is done in the session's transaction before the first row is written; again where that was undone
     * @param observer called in the thread that writes
     * @param taker called in the caller's thread with each row that is refused for good
     */
    public TableLoader open(Session session, Consumer<Session> begin, ProgramObserver observer, Refusal.Taker taker) {
        return new OpenedLater(
                session,
                begin,
                way == LoadWay.HALVED,
                plan.strategy().whole(),
                way == LoadWay.DIRECT ? first -> straight(session, first) : null,
                () -> staged(session, begin, observer, taker));
    }

    private @Nullable TableLoader straight(Session session, @Nullable FilledParts first) {
        return first == null ? DirectLoader.open(plan, session, oneRowPerKey) : DirectParts.open(plan, session, first);
    }

    private TableLoader staged(
            Session session, Consumer<Session> begin, ProgramObserver observer, Refusal.Taker taker) {
        if (way != LoadWay.HALVED) {
            return new StageLoader(plan, session, observer);
        }
        return plan.strategy() instanceof Replace replace
                ? new ReplacingLoader(plan, replace, session, observer, refusals, taker)
                : new HalvingLoader(plan, session, begin, observer, refusals, taker);
    }
}
