package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A run as JSON: the names and the figures of audit.etl_run and audit.etl_run_entity. */
final class RunJson {
    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private final UnaryOperator<String> redact;
    private final ProblemJson written;

    /** @param redact masks secrets in free text */
    RunJson(UnaryOperator<String> redact, Wording wording) {
        this.written = new ProblemJson(redact, wording);
        this.redact = redact;
    }

    /** Ends with a line break; the same run always gives the same text. */
    String text(RunResult run) {
        return ProblemJson.text(run(run));
    }

    /** A run that could not begin: no books know of it, so it has no id. */
    String refused(Instant at, boolean dryRun, String selection, List<Problem> problems) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run_id", null);
        json.put("started_at", time(at));
        json.put("finished_at", time(at));
        json.put("status", RunStatus.FAILED.text());
        json.put("dry_run", dryRun);
        json.put("mode", (dryRun ? RunMode.DRY_RUN : RunMode.RUN).text());
        json.put("selection", selection);
        json.put("entities_total", 0);
        json.put("entities_success", 0);
        json.put("entities_failed", 0);
        json.put("entities_skipped", 0);
        json.put(
                "error_message",
                problems.isEmpty() ? null : redact.apply(problems.get(0).placed()));
        json.put("entities", List.of());
        json.put("problems", problems.stream().map(written::of).toList());
        return ProblemJson.text(json);
    }

    private Map<String, @Nullable Object> run(RunResult run) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run_id", run.runId());
        json.put("started_at", time(run.startedAt()));
        json.put("finished_at", time(run.finishedAt()));
        json.put("status", run.status().text());
        json.put("dry_run", run.dryRun());
        json.put("mode", run.mode().text());
        json.put("profile", run.profile());
        json.put("selection", run.selection());
        json.put("host", run.origin().host());
        json.put("os_user", run.origin().osUser());
        json.put("engine_version", run.origin().engineVersion());
        json.put("entities_total", run.entities().size());
        json.put("entities_success", run.count(EntityStatus.SUCCESS));
        json.put("entities_failed", run.count(EntityStatus.FAILED));
        json.put("entities_skipped", run.count(EntityStatus.SKIPPED));
        json.put("error_message", run.message());
        json.put("entities", run.entities().stream().map(this::entity).toList());
        return json;
    }

    private Map<String, @Nullable Object> entity(EntityResult entity) {
        RowCounts rows = entity.counts();
        Problem problem = entity.problem();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("entity_name", entity.entity());
        json.put("status", entity.status().text());
        json.put("started_at", time(entity.startedAt()));
        json.put("finished_at", time(entity.finishedAt()));
        json.put("batches", entity.batches());
        json.put("rows_read", rows.read());
        json.put("rows_inserted", rows.inserted());
        json.put("rows_updated", rows.updated());
        json.put("rows_versioned", rows.versioned());
        json.put("rows_unchanged", rows.unchanged());
        json.put("rows_deleted", rows.deleted());
        json.put("rows_superseded", rows.superseded());
        json.put("rows_rejected", rows.rejected());
        json.put("rows_skipped", entity.skippedRows());
        json.put("watermark_from", entity.from() == null ? null : entity.from().parts());
        json.put("watermark_to", entity.to() == null ? null : entity.to().parts());
        json.put("cutoff", entity.cutoff());
        json.put("spec_hash", entity.specHash());
        json.put("error_code", problem == null ? null : problem.code().id());
        json.put("error_message", problem == null ? null : redact.apply(problem.placed()));
        json.put("warnings", entity.warnings().stream().map(this::warning).toList());
        json.put(
                "expectations",
                entity.expectations().stream().map(this::expectation).toList());
        return json;
    }

    /** As audit.etl_expectation keeps it. */
    private Map<String, @Nullable Object> expectation(Expectation expectation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("expectation", redact.apply(expectation.expectation()));
        json.put("severity", expectation.severity());
        json.put("passed", expectation.passed());
        json.put("actual", redact.apply(expectation.actual()));
        return json;
    }

    /** What a person should know though it stopped nothing; the audit does not keep it. */
    private Map<String, @Nullable Object> warning(Problem warning) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", warning.code().id());
        json.put("message", redact.apply(warning.placed()));
        json.put("hint", written.hint(warning));
        return json;
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : MICROSECONDS.format(instant);
    }
}
