package dev.fluxo.engine.internal.control;

import static dev.fluxo.engine.internal.control.ControlDatabase.WATERMARK;
import static dev.fluxo.engine.internal.control.ControlDatabase.commit;
import static dev.fluxo.engine.internal.control.ControlDatabase.entity;
import static dev.fluxo.engine.internal.control.ControlDatabase.run;
import static dev.fluxo.engine.internal.control.ControlDatabase.startRun;
import static dev.fluxo.testkit.TestDatabases.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.testkit.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Locks between two sessions of one process. */
class LocksTest {
    private static final String ENTITIES =
            "SELECT status || ' ' || COALESCE(error_code, '-') FROM audit.etl_run_entity";
    private static final String RUNS = "SELECT status FROM audit.etl_run ORDER BY run_id";

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    private Database control;

    @BeforeEach
    void create() {
        control = databases.inMemory();
        ControlSchema.ensure(control, true);
    }

    @Test
    void letsOneRunLoadAnEntityAndSaysWhich() {
        String runId = startRun(control, "dim_a");
        try (EntityLock held = EntityLock.acquire(control, "dim_a");
                EntityLock other = EntityLock.acquire(control, "dim_b")) {
            assertThat(List.of(held, other)).doesNotContainNull();
            FluxoException refused =
                    catchThrowableOfType(FluxoException.class, () -> EntityLock.acquire(control, "dim_a"));
            assertThat(refused.first().code()).isEqualTo(Code.ENTITY_LOCKED);
            assertThat(refused.first().message())
                    .contains(
                            "'dim_a'",
                            runId,
                            "2026-01-01T10:00:00.123456Z",
                            Origin.here().host(),
                            Origin.here().osUser());
        }
        EntityLock.acquire(control, "dim_a").close();
    }

    @Test
    void doesNotHoldUpTheControlRow() {
        try (EntityLock held = EntityLock.acquire(control, "dim_a")) {
            assertThat(held).isNotNull();
            commit(control, session -> {
                ControlRow row = WatermarkStore.read(session, "dim_a");
                assertThat(WatermarkStore.advance(session, row, WATERMARK, RunIds.next(), true))
                        .isNotNull();
            });
        }
    }

    @Test
    void freesTheLockWhenItsConnectionDies() {
        EntityLock lost = EntityLock.acquire(control, "dim_a");
        texts(control, """
                SELECT ABORT_SESSION(session_id) FROM INFORMATION_SCHEMA.SESSIONS
                WHERE CONTAINS_UNCOMMITTED AND session_id <> SESSION_ID()""");
        EntityLock.acquire(control, "dim_a").close();
        lost.close();
    }

    @Test
    void takesOneLockAfterTheOtherOnOneConnection() {
        EntityLock.acquire(control, "dim_a").close();
        List<String> first = sessions();
        EntityLock.acquire(control, "dim_b").close();
        EntityLock.acquire(control, "dim_a").close();
        assertThat(sessions()).isEqualTo(first);
    }

    @Test
    void takesANewConnectionWhereTheOneThatWasKeptIsDead() {
        List<String> before = sessions();
        EntityLock.acquire(control, "dim_a").close();
        sessions().stream()
                .filter(session -> !before.contains(session))
                .forEach(idle -> texts(control, "SELECT ABORT_SESSION(" + idle + ")"));
        try (EntityLock held = EntityLock.acquire(control, "dim_a")) {
            assertThat(held).isNotNull();
        }
    }

    private List<String> sessions() {
        return texts(control, "SELECT session_id FROM INFORMATION_SCHEMA.SESSIONS ORDER BY session_id");
    }

    @Test
    void closesWhatADeadRunLeft() {
        String dead = startRun(control, "dim_a", "dim_b");
        commit(
                control,
                session -> AuditLog.updateEntity(
                        session, dead, entity("dim_a", EntityStatus.SUCCESS, RowCounts.ZERO, null)));
        RunLock.closeAbandoned(control);
        assertThat(texts(control, ENTITIES + " ORDER BY entity_name")).containsExactly("success -", "failed FLX-5004");
        assertThat(texts(control, "SELECT error_message FROM audit.etl_run_entity WHERE entity_name = 'dim_b'"))
                .allMatch(message -> message.startsWith("abandoned: "));
        assertThat(texts(control, "SELECT status || ' ' || entities_success || entities_failed FROM audit.etl_run"))
                .containsExactly("failed 11");
        assertThat(texts(control, "SELECT COUNT(*) FROM ctl.etl_lock")).containsExactly("0");
    }

    @Test
    void leavesALivingRunAlone() {
        String living = RunIds.next();
        try (RunLock alive = RunLock.of(control, living)) {
            assertThat(alive).isNotNull();
            commit(control, session -> {
                AuditLog.startRun(session, run(living, RunStatus.RUNNING, List.of()), 1);
                AuditLog.startEntity(session, living, "dim_a", ControlDatabase.STARTED, false, "x");
            });
            RunLock.closeAbandoned(control);
            assertThat(texts(control, RUNS)).containsExactly("running");
            assertThat(texts(control, ENTITIES)).containsExactly("running -");
        }
        assertThat(texts(control, "SELECT COUNT(*) FROM ctl.etl_lock")).containsExactly("0");
    }

    @Test
    void leavesARunThatEndedJustNowAsItEnded() {
        String ended = startRun(control);
        commit(control, session -> {
            AuditLog.finishRun(session, run(ended, RunStatus.SUCCESS, List.of()));
            AuditLog.abandon(session, ended, Problem.error(Code.ABANDONED, null, "x", null));
        });
        assertThat(texts(control, RUNS)).containsExactly("success");
    }

    @Test
    void closesAnEntityWhoseFailureCouldNotBeWritten() {
        String ended = startRun(control, "dim_a");
        commit(control, session -> AuditLog.finishRun(session, run(ended, RunStatus.FAILED, List.of())));
        RunLock.closeAbandoned(control);
        assertThat(texts(control, ENTITIES)).containsExactly("failed FLX-5004");
    }
}
