package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.Missing;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetSql;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges parts of the rows, each behind a savepoint: what fails is undone, what passes stays. After {@link #survey} nothing
 * stays: then each part is a transaction of its own that is rolled back.
 */
final class Trial implements AutoCloseable {
    private static final String SAVEPOINT = "flx_part";

    private final Session session;
    private final TargetSql sql;
    private final StageTransfer merge;
    private final PartStage stage;
    private final Replay replay;
    private RowCounts counts = RowCounts.ZERO;
    private boolean begun;
    private boolean surveying;

    /** Some failures take the whole transaction with them: what had passed before is lost. */
    static final class Lost extends RuntimeException {
        Lost(FluxoException why) {
            super(why);
        }
    }

    /**
     * Creates the staging table; the session is the caller's, and outside a transaction.
     *
     * @param replay for a database without savepoints
     */
    Trial(LoadPlan plan, Session session, ProgramObserver observer, Replay replay) {
        this.replay = replay;
        this.session = session;
        this.sql = session.dialect().target();
        this.merge = plan.merge();
        this.stage = new PartStage(plan, session, observer);
    }

    /** More rows come. */
    void next() {
        begin();
        stage.renew();
    }

    private void begin() {
        if (!begun) {
            Sql check = sql.checkAtOnce();
            if (check != null) {
                session.update(check);
            }
            begun = true;
        }
    }

    /** Why they do not pass together; null: they have passed. What is nobody's row is thrown. */
    @Nullable
    FluxoException attempt(List<StagedRow> rows) {
        return behindSavepoint(true, rows, () -> counts = counts.plus(stage.merge(rows)));
    }

    /** As {@link #attempt}, but nothing stays. */
    @Nullable
    FluxoException tell(List<StagedRow> rows) {
        return behindSavepoint(false, rows, () -> stage.merge(rows));
    }

    /**
     * As {@link #attempt} and {@link #tell}, after the rows' counterparts in the target have given up their values in the columns.
     *
     * @param merged those of the rows that are merged
     */
    @Nullable
    FluxoException exchange(List<StagedRow> rows, List<Column> columns, List<StagedRow> merged, boolean stays) {
        return behindSavepoint(stays, rows, () -> {
            stage.vacate(rows, columns);
            counts = counts.plus(stage.merge(merged));
        });
    }

    /** The places of those that have no member, where such rows are set aside; empty also where they cannot be staged. Nothing stays. */
    Map<Long, DimensionLookup> unfound(List<StagedRow> rows) {
        Answer answer = new Answer();
        boolean some =
                !rows.isEmpty() && merge.lookups().stream().anyMatch(lookup -> lookup.missing() == Missing.REJECT);
        return some && behindSavepoint(false, rows, () -> answer.unfound = stage.unfound(rows)) == null
                ? answer.unfound
                : Map.of();
    }

    /** The places of those that no later row of the same key supersedes; null where they cannot be staged. Nothing stays. */
    @Nullable
    List<Long> latest(List<StagedRow> rows) {
        Answer answer = new Answer();
        return behindSavepoint(false, rows, () -> answer.places = stage.latest(rows)) == null ? answer.places : null;
    }

    private static final class Answer {
        private List<Long> places = List.of();
        private Map<Long, DimensionLookup> unfound = Map.of();
    }

    private @Nullable FluxoException behindSavepoint(boolean stays, List<StagedRow> rows, Runnable work) {
        begin();
        RowCounts before = counts;
        if (!surveying && sql.hasSavepoints()) {
            sql.savepoint(merge, SAVEPOINT).forEach(session::update);
        }
        FluxoException failure = null;
        try {
            work.run();
        } catch (FluxoException e) {
            if (!Blame.mayBeOfRow(e)) {
                throw e;
            }
            failure = e;
        }
        if (failure == null && stays && !surveying) {
            Sql release = sql.hasSavepoints() ? sql.release(SAVEPOINT) : null;
            if (release != null) {
                session.update(release);
            }
            replay.add(work, rows);
            return null;
        }
        counts = before;
        undo(failure);
        return failure;
    }

    private void undo(@Nullable FluxoException why) {
        if (surveying) {
            session.rollback();
            begun = false;
        } else if (!sql.hasSavepoints()) {
            if (replay.isPossible()) {
                RowCounts kept = counts;
                replay.run();
                counts = kept;
                return;
            }
            if (why != null) {
                throw new Lost(why);
            }
            // Nothing was asked of the target yet.
            stage.empty();
        } else {
            try {
                session.update(sql.backTo(SAVEPOINT));
            } catch (FluxoException e) {
                if (Blame.isLostConnection(e) || why == null) {
                    throw e;
                }
                throw new Lost(why);
            }
        }
        stage.undone();
    }

    /** From now on nothing stays, and a failure takes nothing with it. */
    void survey() {
        session.rollback();
        begun = false;
        surveying = true;
        counts = RowCounts.ZERO;
        stage.undone();
    }

    /** Somebody else uses the session, and what is done by it cannot be repeated here. */
    void shared() {
        replay.lose();
    }

    boolean isSurvey() {
        return surveying;
    }

    /** Counts rows that need not pass. */
    void add(RowCounts more) {
        counts = counts.plus(more);
    }

    /** What became of the rows that passed since the last call. The caller commits. */
    RowCounts end() {
        replay.end();
        RowCounts passed = counts;
        counts = RowCounts.ZERO;
        begun = false;
        return passed;
    }

    @Override
    public void close() {
        stage.close();
    }
}
