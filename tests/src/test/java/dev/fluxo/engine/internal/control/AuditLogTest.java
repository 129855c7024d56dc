package dev.fluxo.engine.internal.control;

import static dev.fluxo.engine.internal.control.ControlDatabase.ask;
import static dev.fluxo.engine.internal.control.ControlDatabase.commit;
import static dev.fluxo.engine.internal.control.ControlDatabase.entity;
import static dev.fluxo.engine.internal.control.ControlDatabase.run;
import static dev.fluxo.engine.internal.control.ControlDatabase.startRun;
import static dev.fluxo.testkit.TestDatabases.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.testkit.TestDatabases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditLogTest {
    private static final RowCounts COUNTS = new RowCounts(28, 1, 2, 3, 4, 5, 6, 7);

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    private Database control;

    @BeforeEach
    void create() {
        control = databases.inMemory();
        ControlSchema.ensure(control, true);
    }

    @Test
    void tellsARunFromItsStartToItsEnd() {
        String runId = startRun(control, "dim_a", "dim_b");
        assertThat(texts(control, "SELECT status || ' ' || entities_total FROM audit.etl_run"))
                .containsExactly("running 2");
        List<EntityResult> results = List.of(
                entity("dim_a", EntityStatus.SUCCESS, COUNTS, null),
                entity("dim_b", EntityStatus.FAILED, RowCounts.ZERO, Problem.error(Code.KEY_NULL, null, "why", null)));
        commit(control, session -> {
            results.forEach(result -> AuditLog.updateEntity(session, runId, result));
            AuditLog.finishRun(session, run(runId, RunStatus.PARTIAL, results));
        });
        assertThat(texts(control, """
                SELECT status || ' ' || entities_success || entities_failed || entities_skipped || ' ' || error_message
                  || ' ' || DATEDIFF('SECOND', started_at, finished_at) FROM audit.etl_run""")).containsExactly("partial 110 not loaded: dim_b 9");
        assertThat(texts(control, """
                SELECT status || ' ' || batches || ' ' || rows_read || ' ' || rows_inserted || rows_versioned || rows_updated
                  || rows_unchanged || rows_deleted || rows_superseded || rows_rejected || ' ' || cutoff
                  || ' ' || (finished_at IS NOT NULL) FROM audit.etl_run_entity WHERE entity_name = 'dim_a'""")).containsExactly("success 3 28 1234567 2026-01-02 TRUE");
        assertThat(
                        texts(
                                control,
                                "SELECT error_code || ' ' || error_message FROM audit.etl_run_entity WHERE entity_name = 'dim_b'"))
                .containsExactly("FLX-4005 why");
    }

    @Test
    void keepsTimesToTheMicrosecondInEveryZone() {
        startRun(control);
        assertThat(texts(control, "SELECT started_at AT TIME ZONE 'UTC' FROM audit.etl_run"))
                .containsExactly("2026-01-01 10:00:00.123456+00");
    }

    @Test
    void leavesARunningEntityWithoutAnEnd() {
        String runId = startRun(control, "dim_a");
        commit(
                control,
                session -> AuditLog.updateEntity(session, runId, entity("dim_a", EntityStatus.RUNNING, COUNTS, null)));
        assertThat(texts(control, "SELECT finished_at FROM audit.etl_run_entity"))
                .containsExactly("null");
    }

    @Test
    void opensAnEntityOnce() {
        String runId = startRun(control, "dim_a");
        commit(control, session -> AuditLog.startEntity(session, runId, "dim_a", ControlDatabase.STARTED, false, "x"));
        assertThat(texts(control, "SELECT TRIM(spec_hash) FROM audit.etl_run_entity"))
                .containsExactly("ab".repeat(32));
    }

    @Test
    void cutsLongMessagesBetweenCharacters() {
        String runId = startRun(control, "dim_a");
        Problem endless = Problem.error(Code.INTERNAL, null, "x".repeat(3_999) + "😀 and more", null);
        commit(
                control,
                session ->
                        AuditLog.updateEntity(session, runId, entity("dim_a", EntityStatus.FAILED, COUNTS, endless)));
        assertThat(texts(control, "SELECT error_message FROM audit.etl_run_entity"))
                .containsExactly("x".repeat(3_999));
    }

    @Test
    void writesRejectsWithTheirRows() {
        String runId = startRun(control, "dim_a");
        Map<String, @Nullable String> data = new LinkedHashMap<>();
        data.put("name", "Zoë \"Z\"");
        data.put("uf", null);
        List<Reject> rejects = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            rejects.add(new Reject("id=" + i, "uf", "FLX-4003", "y".repeat(5_000), data));
        }
        commit(control, session -> AuditLog.writeRejects(session, runId, "dim_a", rejects));
        commit(control, session -> AuditLog.writeRejects(session, runId, "dim_a", List.of()));
        assertThat(texts(control, "SELECT COUNT(*) || ' ' || COUNT(DISTINCT row_key) FROM audit.etl_reject"))
                .containsExactly("1500 1500");
        assertThat(texts(control, "SELECT DISTINCT CAST(row_data AS VARCHAR) FROM audit.etl_reject"))
                .containsExactly("{\"name\":\"Zoë \\\"Z\\\"\",\"uf\":null}");
    }

    @Test
    void remembersTheLatestRunThatWasNoDryRun() {
        commit(
                control,
                session -> assertThat(AuditLog.lastRun(session, "dim_a")).isNull());
        String runId = startRun(control, "dim_a");
        commit(control, session -> {
            AuditLog.updateEntity(session, runId, entity("dim_a", EntityStatus.SUCCESS, COUNTS, null));
            AuditLog.startEntity(
                    session, startRun(control), "dim_a", ControlDatabase.STARTED.plusSeconds(60), true, "x");
        });
        LastRun last = ask(control, session -> Objects.requireNonNull(AuditLog.lastRun(session, "dim_a")));
        assertThat(last).isEqualTo(new LastRun(runId, EntityStatus.SUCCESS, ControlDatabase.STARTED, 6, null));
    }
}
