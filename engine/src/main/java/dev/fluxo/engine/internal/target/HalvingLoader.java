package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.RowWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads where it is known that the database refuses some of the rows: by way of a stage, a chunk at a time, of which the rows
 * are kept in memory until they are in. Chunks that do not pass are halved until the rows are found. Slower than a
 * {@link StageLoader}, so not the first choice.
 */
final class HalvingLoader implements TableLoader {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_BYTES = 8 << 20;
    /** So many rows are looked for before the next attempt makes use of them. */
    private static final int MANY_FOUND = 1_000;

    private final Trial trial;
    private final Halving halving;
    private final Latecomers latecomers;
    private final KnownRefusals known;
    private final Culprit culprit;
    private final TombstoneOrder tombstones;
    private final Refusal.Taker taker;
    private final MemberFaults faults;
    private final int knownBefore;
    private final int width;
    private List<StagedRow> chunk = new ArrayList<>();
    private long weight;
    private long sequence;
    private @Nullable FluxoException lostBy;

    /**
     * Creates the staging table; the session is the caller's, and outside a transaction.
     *
     * @param begin what the caller does in the transaction before the first row, and again where that was undone
     * @param known what earlier attempts have found
     * @param taker called in the caller's thread
     */
    HalvingLoader(
            LoadPlan plan,
            Session session,
            Consumer<Session> begin,
            ProgramObserver observer,
            KnownRefusals known,
            Refusal.Taker taker) {
        this.trial = new Trial(plan, session, observer, new Replay(session, begin, known.areTogether()));
        this.halving = new Halving(trial);
        this.known = known;
        this.knownBefore = known.size();
        this.culprit = new Culprit(plan, trial);
        this.taker = taker;
        this.tombstones = new TombstoneOrder(plan.merge());
        this.latecomers = new Latecomers(
                trial,
                halving,
                new Exchange(trial, culprit, plan.strategy().changesRows()),
                this::refuse,
                plan.merge().history());
        this.width = plan.merge().stageColumns().size();
        this.faults = new MemberFaults(plan);
    }

    @Override
    public @Nullable Object[] newRow() {
        @Nullable Object[] row = new Object[width];
        row[width - 1] = ++sequence;
        return row;
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        StagedRow staged = new StagedRow(row, source);
        Refusal refusal = known.of(staged);
        if (refusal != null) {
            taker.take(source, row, refusal);
            return;
        }
        if (tombstones.divides(row)) {
            load();
        }
        tombstones.add(row);
        chunk.add(staged);
        weight += RowWeight.of(row) + RowWeight.of(source);
        if (chunk.size() >= MOST_ROWS || weight > MOST_BYTES) {
            load();
        }
    }

    private void load() {
        List<StagedRow> rows = chunk;
        tombstones.clear();
        chunk = new ArrayList<>();
        weight = 0;
        try {
            load(rows);
        } catch (Trial.Lost e) {
            lostBy = (FluxoException) e.getCause();
            trial.survey();
            load(rows);
        }
    }

    private void load(List<StagedRow> all) {
        trial.next();
        List<StagedRow> rows = withMembers(all);
        if (trial.isSurvey()) {
            halving.run(rows, this::note);
            if (known.size() - knownBefore >= MANY_FOUND) {
                throw again();
            }
        } else {
            latecomers.load(rows);
        }
    }

    /** Without those that have no member, where such rows are set aside: they need not be looked for. */
    private List<StagedRow> withMembers(List<StagedRow> rows) {
        Map<Long, DimensionLookup> unfound = trial.unfound(rows);
        if (unfound.isEmpty()) {
            return rows;
        }
        List<StagedRow> found = new ArrayList<>();
        for (StagedRow row : rows) {
            DimensionLookup lookup = unfound.get(row.sequence());
            if (lookup == null) {
                found.add(row);
            } else if (!trial.isSurvey()) {
                taker.take(row.source(), row.target(), new Refusal(faults.ofRow(lookup, row), faults.written(lookup)));
            }
        }
        return found;
    }

    /** Rows that depend on others are left to the attempt that has those others. */
    private void note(StagedRow row, FluxoException why) {
        if (!Blame.dependsOnOthers(why)) {
            known.add(row, refusal(row, why));
        }
    }

    private void refuse(StagedRow row, FluxoException why) {
        taker.take(row.source(), row.target(), refusal(row, why));
    }

    private Refusal refusal(StagedRow row, FluxoException why) {
        return new Refusal(why, culprit.of(row, why.first().message()));
    }

    /** The attempt is lost, and the next one knows more, or looks for other things; if not, it would be lost likewise. */
    private RuntimeException again() {
        FluxoException why = lostBy;
        if (why == null) {
            return new IllegalStateException("nothing was lost");
        }
        return known.size() > knownBefore || known.goTogether() ? LoadAgain.halved(why) : why;
    }

    @Override
    public void pause() {
        // Between two calls the session is free.
        trial.shared();
    }

    @Override
    public RowCounts flush() {
        load();
        halving.end();
        if (trial.isSurvey()) {
            throw again();
        }
        try {
            latecomers.end();
        } catch (Trial.Lost e) {
            throw (FluxoException) e.getCause();
        }
        return trial.end();
    }

    @Override
    public void close() {
        trial.close();
    }
}
