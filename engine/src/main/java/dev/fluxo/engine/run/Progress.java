package dev.fluxo.engine.run;

import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entity has come to within a run, over all its attempts: only what is committed, or read by a dry run. */
final class Progress {
    private final List<Problem> warnings = new ArrayList<>();
    private Figures figures = Figures.NONE;
    private long skippedRows;
    private boolean begun;

    /** The first attempt's window says where the run began; a later attempt may see a later cutoff. */
    void begin(@Nullable Watermark after, @Nullable String cutoff, long nullRows) {
        Watermark from = begun ? figures.from() : after;
        figures = new Figures(figures.counts(), figures.batches(), from, figures.to(), cutoff);
        skippedRows = nullRows;
        begun = true;
    }

    void update(Figures newFigures) {
        figures = newFigures;
    }

    void warn(List<Problem> more) {
        more.stream().filter(problem -> !warnings.contains(problem)).forEach(warnings::add);
    }

    Figures figures() {
        return figures;
    }

    long skippedRows() {
        return skippedRows;
    }

    List<Problem> warnings() {
        return warnings;
    }
}
