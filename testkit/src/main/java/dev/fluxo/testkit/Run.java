package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunResult;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** A finished run. To have one means that its result, the audit tables and the arithmetic of the counts agree. */
record Run(RunResult result) {

    /** Compares what the run says with what it wrote. */
    static Run audited(RunResult result, Database control) {
        Run run = new Run(result);
        assertThat(control.rows("""
                        SELECT status, CAST(dry_run AS BOOLEAN), mode, entities_total, entities_success, entities_failed, entities_skipped,
                               CASE WHEN finished_at IS NULL THEN 'open' ELSE 'ended' END
                        FROM audit.etl_run WHERE run_id = '%s'""".formatted(result.runId())))
                .as("audit.etl_run")
                .containsExactly("%s | %s | %s | %d | %d | %d | %d | ended"
                        .formatted(
                                result.status().text(),
                                sql(result.dryRun()),
                                result.mode().text(),
                                result.entities().size(),
                                result.count(EntityStatus.SUCCESS),
                                result.count(EntityStatus.FAILED),
                                result.count(EntityStatus.SKIPPED)));
        result.entities().forEach(entity -> audited(entity, result, control));
        return run;
    }

    private static void audited(EntityResult entity, RunResult run, Database control) {
        RowCounts counts = entity.counts();
        assertThat(control.rows("""
                        SELECT status, CAST(dry_run AS BOOLEAN), batches, rows_read, rows_inserted, rows_versioned, rows_updated, rows_unchanged, rows_deleted,
                               rows_superseded, rows_rejected, error_code, CASE WHEN finished_at IS NULL THEN 'open' ELSE 'ended' END
                        FROM audit.etl_run_entity WHERE run_id = '%s' AND entity_name = '%s'""".formatted(run.runId(), entity.entity())))
                .as("audit.etl_run_entity of " + entity)
                .containsExactly("%s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %s | ended"
                        .formatted(
                                entity.status().text(),
                                sql(run.dryRun()),
                                entity.batches(),
                                counts.read(),
                                counts.inserted(),
                                counts.versioned(),
                                counts.updated(),
                                counts.unchanged(),
                                counts.deleted(),
                                counts.superseded(),
                                counts.rejected(),
                                entity.problem() == null
                                        ? "null"
                                        : entity.problem().code().id()));
        if (entity.status() == EntityStatus.SUCCESS && !run.dryRun()) {
            assertThat(counts.read())
                    .as("read = inserted + versioned + updated + unchanged + superseded + rejected: " + counts)
                    .isEqualTo(counts.inserted()
                            + counts.versioned()
                            + counts.updated()
                            + counts.unchanged()
                            + counts.superseded()
                            + counts.rejected());
        }
    }

    private static String sql(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    /** {@code success} */
    String status() {
        return result.status().text();
    }

    EntityResult entity(String name) {
        return result.entities().stream()
                .filter(entity -> entity.entity().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** {@code customers success, orders skipped}, in the order of the result. */
    List<String> statuses() {
        return result.entities().stream()
                .map(entity -> entity.entity() + " " + entity.status().text())
                .toList();
    }

    /** {@code read 3, inserted 2, superseded 1}; what is zero is left out, {@code nothing} if all are. */
    String counts(String name) {
        RowCounts counts = entity(name).counts();
        StringJoiner text = new StringJoiner(", ").setEmptyValue("nothing");
        add(text, "read", counts.read());
        add(text, "inserted", counts.inserted());
        add(text, "versioned", counts.versioned());
        add(text, "updated", counts.updated());
        add(text, "unchanged", counts.unchanged());
        add(text, "deleted", counts.deleted());
        add(text, "superseded", counts.superseded());
        add(text, "rejected", counts.rejected());
        return text.toString();
    }

    private static void add(StringJoiner text, String what, long count) {
        if (count != 0) {
            text.add(what + " " + count);
        }
    }

    /** Why entities failed or were skipped. */
    List<String> problems() {
        return result.entities().stream()
                .map(EntityResult::problem)
                .filter(Objects::nonNull)
                .map(Problem::toString)
                .toList();
    }

    /** Why an entity failed or was skipped: {@code FLX-4001 …}. */
    String problem(String name) {
        return String.valueOf(entity(name).problem());
    }
}
