package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Short forms for what the tests of this room do again and again. */
final class ControlDatabase {
    static final Instant STARTED = Instant.parse("2026-01-01T10:00:00.123456Z");
    static final String HASH = "ab".repeat(32);
    static final Watermark WATERMARK = new Watermark(List.of(
            new Watermark.Part("updated_at", "timestamp", "2026-01-01T00:00:00.1234567"),
            new Watermark.Part("id", "integer", "9007199254740993")));

    private ControlDatabase() {}

    /** In a transaction that is committed. */
    static void commit(Database control, Consumer<Session> work) {
        try (Session session = control.session()) {
            work.accept(session);
            session.commit();
        }
    }

    static <T> T ask(Database control, Function<Session, T> question) {
        try (Session session = control.session()) {
            return question.apply(session);
        }
    }

    static String startRun(Database control, String... entities) {
        String runId = RunIds.next();
        begin(control, runId, entities);
        return runId;
    }

    static void begin(Database control, String runId, String... entities) {
        commit(control, session -> {
            AuditLog.startRun(session, run(runId, RunStatus.RUNNING, List.of()), entities.length);
            for (String entity : entities) {
                AuditLog.startEntity(session, runId, entity, STARTED, false, HASH);
            }
        });
    }

    static RunResult run(String runId, RunStatus status, List<EntityResult> entities) {
        return new RunResult(
                runId,
                status,
                RunMode.RUN,
                "demo",
                "*",
                STARTED,
                STARTED.plusSeconds(9),
                Origin.here(),
                status == RunStatus.PARTIAL ? "not loaded: dim_b" : null,
                entities);
    }

    static EntityResult entity(String name, EntityStatus status, RowCounts counts, @Nullable Problem problem) {
        return new EntityResult(
                name,
                status,
                counts,
                3,
                STARTED,
                status == EntityStatus.RUNNING ? null : STARTED.plusSeconds(4),
                null,
                WATERMARK,
                "2026-01-02",
                2,
                HASH,
                problem,
                List.of(),
                List.of());
    }
}
