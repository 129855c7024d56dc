package dev.fluxo.engine.report.json;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What commands that load tell, and leave as run.json: the names and the figures of audit.etl_run and audit.etl_run_entity. */
public final class RunsJson {
    private static final Shape<EntityResult> ENTITY = Shape.<EntityResult>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, EntityResult::entity)
            .field("status", Types.words(EntityStatus.class), "How it ended", EntityResult::status)
            .field("started_at", Types.TIME, "When it began", EntityResult::startedAt)
            .nullable("finished_at", Types.TIME, "When it ended; null while it is running", EntityResult::finishedAt)
            .field("batches", Types.COUNT, "Batches that were read", EntityResult::batches)
            .fields(Shapes.ROWS, EntityResult::counts)
            .field(
                    "rows_skipped",
                    Types.COUNT,
                    "Rows that were left out because a watermark column is NULL",
                    EntityResult::skippedRows)
            .nullable(
                    "watermark_from",
                    Shapes.WATERMARK,
                    "Where it began; null: at the beginning",
                    entity -> Shapes.parts(entity.from()))
            .nullable(
                    "watermark_to",
                    Shapes.WATERMARK,
                    "The last row that was read; null where there was none",
                    entity -> Shapes.parts(entity.to()))
            .nullable(
                    "cutoff",
                    Types.TEXT,
                    "Where its window ended, by the source's own clock; null where it has no end",
                    EntityResult::cutoff)
            .field("spec_hash", Types.NAME, "SHA-256 of the spec: which text of it was run", EntityResult::specHash)
            .nullable(
                    "error_code",
                    Types.NAME,
                    "The code of `problem`; null where there is none",
                    entity -> entity.problem() == null
                            ? null
                            : entity.problem().code().id())
            .nullable(
                    "error_message",
                    Types.TEXT,
                    "The message of `problem`, with its place; null where there is none",
                    entity -> entity.problem() == null ? null : entity.problem().placed())
            .nullable("problem", Shapes.PROBLEM, "Why it failed or was skipped; null on success", EntityResult::problem)
            .field(
                    "warnings",
                    Shapes.PROBLEMS,
                    "What a person should know though it stopped nothing",
                    EntityResult::warnings)
            .field(
                    "expectations",
                    Types.list(Shapes.EXPECTATION),
                    "What the spec expects of the target, as the last attempt found it; empty where it did not come to that",
                    EntityResult::expectations);

    private static final Shape<Ran> RESULT = Shape.<Ran>of()
            .nullable(
                    "run_id",
                    Types.NAME,
                    "The run, in the audit; null where it could not begin",
                    ran -> ran.known(RunResult::runId))
            .field("started_at", Types.TIME, "When it began", Ran::started)
            .field("finished_at", Types.TIME, "When it ended", Ran::finished)
            .field("status", Types.words(RunStatus.class), "How it ended", Ran::status)
            .field(
                    "dry_run",
                    Types.FLAG,
                    "Whether nothing was written but the audit",
                    ran -> ran.mode() == RunMode.DRY_RUN)
            .field("mode", Types.words(RunMode.class), "What it was for", Ran::mode)
            .nullable(
                    "profile",
                    Types.TEXT,
                    "The profile; null where it could not begin, or there is none",
                    ran -> ran.known(RunResult::profile))
            .field(
                    "selection",
                    Types.TEXT,
                    "Which entities were asked for: `*`, `dim_*`, `tags: daily`",
                    Ran::selection)
            .nullable(
                    "host",
                    Types.TEXT,
                    "The machine and the process: `etl01:4711`; null where it could not begin",
                    ran -> ran.known(run -> run.origin().host()))
            .nullable(
                    "os_user",
                    Types.TEXT,
                    "Whose process it was; null where it could not begin",
                    ran -> ran.known(run -> run.origin().osUser()))
            .nullable(
                    "engine_version",
                    Types.TEXT,
                    "The version of Fluxo; null where it could not begin",
                    ran -> ran.known(run -> run.origin().engineVersion()))
            .field("entities_total", Types.COUNT, "Entities of the run", ran ->
                    (long) ran.entities().size())
            .field("entities_success", Types.COUNT, "Those that were loaded", ran -> ran.count(EntityStatus.SUCCESS))
            .field("entities_failed", Types.COUNT, "Those that failed", ran -> ran.count(EntityStatus.FAILED))
            .field(
                    "entities_skipped",
                    Types.COUNT,
                    "Those that were not tried: disabled, or waiting for one that failed",
                    ran -> ran.count(EntityStatus.SKIPPED))
            .nullable(
                    "error_message",
                    Types.TEXT,
                    "What was not loaded, or why the run could not begin; null where all is well",
                    Ran::message)
            .field(
                    "entities",
                    Types.list(ENTITY),
                    "In the order of the run; empty where it could not begin",
                    Ran::entities);

    public static final Document<Ran> RUN =
            Document.complete("run", "How a run ended, a dry run too: also what `run.json` holds.", RESULT);
    public static final Document<Ran> BACKFILL =
            Document.complete("backfill", "How a backfill ended: also what `run.json` holds then.", RESULT);
    public static final Document<Ran> RETRY_REJECTS =
            Document.complete("retry-rejects", "What became of rejected rows that were tried again.", RESULT);

    private RunsJson() {}

    /**
     * A run that ended, or one that could not begin.
     *
     * @param result null: it could not begin, so no books know of it
     * @param message what was not loaded, or why it could not begin
     */
    public record Ran(
            @Nullable RunResult result,
            Instant started,
            Instant finished,
            RunStatus status,
            RunMode mode,
            String selection,
            @Nullable String message,
            List<EntityResult> entities) {
        public Ran {
            entities = List.copyOf(entities);
        }

        public static Ran ended(RunResult run) {
            return new Ran(
                    run,
                    run.startedAt(),
                    run.finishedAt(),
                    run.status(),
                    run.mode(),
                    run.selection(),
                    run.message(),
                    run.entities());
        }

        public static Ran refused(Instant at, RunMode mode, String selection, List<Problem> why) {
            String message = why.isEmpty() ? null : why.get(0).placed();
            return new Ran(null, at, at, RunStatus.FAILED, mode, selection, message, List.of());
        }

        private <V> @Nullable V known(Field.Getter<RunResult, V> getter) {
            return result == null ? null : getter.of(result);
        }

        private long count(EntityStatus wanted) {
            return result == null ? 0 : result.count(wanted);
        }
    }
}
