package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.problem.FluxoException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rows that the database refuses: what does not pass together is halved until a single row does not pass. */
final class Halving {
    private static final int MOST_DOUBTFUL = 10;

    private final Trial trial;
    /** They need not be why, and wait until another row passes. */
    private final List<Doubtful> doubtful = new ArrayList<>();

    private boolean passed;
    private boolean rowsAreWhy;

    /** Takes what does not pass alone. */
    @FunctionalInterface
    interface Single {
        void refused(StagedRow row, FluxoException why);
    }

    private record Doubtful(StagedRow row, FluxoException why, Single single) {}

    Halving(Trial trial) {
        this.trial = trial;
    }

    /** @throws FluxoException where it is not the rows that are refused */
    void run(List<StagedRow> rows, Single single) {
        if (rows.isEmpty()) {
            return;
        }
        FluxoException why = trial.attempt(rows);
        if (why == null) {
            passed = true;
            tellDoubtful();
            return;
        }
        checkThatRowsAreWhy(why);
        if (rows.size() == 1) {
            refused(new Doubtful(rows.get(0), why, single));
            return;
        }
        int middle = rows.size() / 2;
        run(rows.subList(0, middle), single);
        run(rows.subList(middle, rows.size()), single);
    }

    /** A statement that fails without rows would fail with every one of them. */
    private void checkThatRowsAreWhy(FluxoException why) {
        if (!rowsAreWhy) {
            @Nullable FluxoException withoutRows = trial.tell(List.of());
            if (withoutRows != null) {
                throw why;
            }
            rowsAreWhy = true;
        }
    }

    private void refused(Doubtful row) {
        if (passed || Blame.isOfRow(row.why())) {
            row.single().refused(row.row(), row.why());
            return;
        }
        doubtful.add(row);
        if (doubtful.size() > MOST_DOUBTFUL) {
            throw row.why();
        }
    }

    private void tellDoubtful() {
        List<Doubtful> told = List.copyOf(doubtful);
        doubtful.clear();
        told.forEach(row -> row.single().refused(row.row(), row.why()));
    }

    /** A failure that need not be a row's is not called one where several rows fail alike and none passes. */
    void end() {
        if (!passed && doubtful.size() > 1) {
            throw doubtful.get(0).why();
        }
        tellDoubtful();
    }
}
