package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Step;

/** Holds what a database says that it wrote against what it was to write: no row is lost in silence, and none doubled. */
final class Miscount {
    private Miscount() {}

    /** Of one statement, where it is known before how many rows it has to write. */
    static void check(Step.Change change, Counted counted, long reported, StageTransfer merge) {
        Step.Due due = change.due();
        if (due == null) {
            return;
        }
        long rows = counted.of(due.counted());
        if (!due.isMet(rows, reported)) {
            throw failure(
                    merge,
                    "'" + change.name() + "' was to write " + rows + (rows == 1 ? " row" : " rows")
                            + ", and the database says that it wrote " + reported);
        }
    }

    /** Of a whole program: as much cannot have been written as it counts. */
    static void check(RowCounts counts, long staged, StageTransfer merge) {
        if (counts.inserted() < 0 || counts.updated() < 0 || counts.unchanged() < 0) {
            throw failure(
                    merge,
                    staged + (staged == 1 ? " row was" : " rows were")
                            + " to be written, and the database says that it inserted "
                            + (counts.inserted() + counts.versioned()) + " and changed " + counts.updated());
        }
    }

    private static FluxoException failure(StageTransfer merge, String what) {
        return FluxoException.of(
                Code.ROWS_MISCOUNTED,
                what + ": " + merge.relation().what() + " " + merge.target(),
                "nothing of it is kept; see what keeps rows from being written: row-level security, a trigger that was made"
                        + " meanwhile; or whether the server has this fault");
    }
}
