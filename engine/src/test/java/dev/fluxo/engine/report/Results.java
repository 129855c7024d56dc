package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunOrigin;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.engine.spi.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finished runs to be reported. */
final class Results {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final Problem PROBLEM = Problem.error(Code.CONNECT_FAILED, null, "cannot reach 'oltp'", "start it");

    private Results() {}

    static RunResult run(RunStatus status, EntityResult... entities) {
        return run(status, false, entities);
    }

    static RunResult dryRun(EntityResult... entities) {
        return run(RunStatus.SUCCESS, true, entities);
    }

    private static RunResult run(RunStatus status, boolean dryRun, EntityResult... entities) {
        return new RunResult(
                "01a2",
                status,
                dryRun ? RunMode.DRY_RUN : RunMode.RUN,
                "demo",
                "*",
                START,
                START.plus(Duration.ofSeconds(63)),
                new RunOrigin("etl01:4711", "etl", "1.0"),
                status == RunStatus.SUCCESS ? null : "not loaded",
                List.of(entities));
    }

    /** @param from values of the watermark's columns, parted by commas */
    static EntityResult loaded(String entity, RowCounts counts, @Nullable String from, @Nullable String to) {
        return new EntityResult(
                entity,
                EntityStatus.SUCCESS,
                counts,
                2,
                START,
                START.plus(Duration.ofMillis(62_400)),
                watermark(from),
                watermark(to),
                "2026-01-01T09:59:59",
                0,
                "ab12",
                null,
                List.of(),
                List.of());
    }

    static EntityResult failed(String entity) {
        return result(entity, EntityStatus.FAILED);
    }

    /** The same with a warning. */
    static EntityResult warned(EntityResult of, String message) {
        return new EntityResult(
                of.entity(),
                of.status(),
                of.counts(),
                of.batches(),
                of.startedAt(),
                of.finishedAt(),
                of.from(),
                of.to(),
                of.cutoff(),
                of.skippedRows(),
                of.specHash(),
                of.problem(),
                List.of(Problem.warning(Code.FENCE_HELD_BACK, null, message, null)),
                List.of(new Expectation("unique 'oltp'", Expectation.ERROR, false, "2 rows")));
    }

    static EntityResult result(String entity, EntityStatus status) {
        return new EntityResult(
                entity,
                status,
                RowCounts.ZERO,
                0,
                START,
                START.plus(Duration.ofMillis(512)),
                null,
                null,
                null,
                0,
                "ab12",
                PROBLEM,
                List.of(),
                List.of());
    }

    private static @Nullable Watermark watermark(@Nullable String values) {
        return values == null
                ? null
                : new Watermark(Arrays.stream(values.split(","))
                        .map(value -> new Watermark.Part("c", "text", value))
                        .toList());
    }
}
