package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entity has come to within a run, over all its attempts: only what is committed, or read by a dry run. */
final class Progress {
    private final String entity;
    private final String specHash;
    private final Instant started = Now.instant();
    private final List<Problem> warnings = new ArrayList<>();
    private Figures figures = Figures.NONE;
    private List<Expectation> expectations = List.of();
    private long skippedRows;
    private boolean begun;

    Progress(String entity, String specHash) {
        this.entity = entity;
        this.specHash = specHash;
    }

    /** The first attempt's window says where the run began; a later attempt may see a later cutoff. */
    void begin(@Nullable Watermark after, @Nullable String cutoff, long nullRows) {
        Watermark from = begun ? figures.from() : after;
        figures = new Figures(figures.counts(), figures.batches(), from, figures.to(), cutoff);
        skippedRows = nullRows;
        expectations = List.of();
        begun = true;
    }

    void update(Figures newFigures) {
        figures = newFigures;
    }

    void warn(List<Problem> more) {
        more.stream().filter(problem -> !warnings.contains(problem)).forEach(warnings::add);
    }

    void expect(List<Expectation> found) {
        expectations = List.copyOf(found);
    }

    List<Expectation> expectations() {
        return expectations;
    }

    Figures figures() {
        return figures;
    }

    Instant started() {
        return started;
    }

    String specHash() {
        return specHash;
    }

    /** @param problem why it failed or was skipped; null: it did not */
    EntityResult result(EntityStatus status, Figures of, @Nullable Problem problem) {
        return new EntityResult(
                entity,
                status,
                of.counts(),
                of.batches(),
                started,
                status == EntityStatus.RUNNING ? null : Now.instant(),
                of.from(),
                of.to(),
                of.cutoff(),
                skippedRows,
                specHash,
                problem,
                warnings,
                expectations);
    }
}
