package dev.fluxo.engine.internal.control;

import static dev.fluxo.engine.internal.control.ControlDatabase.HASH;
import static dev.fluxo.engine.internal.control.ControlDatabase.WATERMARK;
import static dev.fluxo.testkit.TestDatabases.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Rewound;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.testkit.TestDatabases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunBooksTest {
    private static final String RUNS =
            "SELECT mode || ' ' || status || ' ' || COALESCE(error_message, '-') FROM audit.etl_run";
    private static final String ENTITIES = "SELECT entity_name || ' ' || status || ' ' || rows_read || ' ' || dry_run"
            + " || ' ' || COALESCE(error_code, '-') FROM audit.etl_run_entity ORDER BY entity_name";
    private static final String STATES = "SELECT entity_name || ' ' || COALESCE(last_status, '-') || ' ' || version"
            + " FROM ctl.etl_control ORDER BY entity_name";

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    private Database control;

    @BeforeEach
    void create() {
        control = databases.inMemory();
        ControlSchema.ensure(control, true);
    }

    private RunBooks open(RunMode mode, int entities) {
        return RunBooks.open(control, new RunBooks.Title(RunIds.next(), mode, null, "*"), entities);
    }

    private EntityResult loaded(EntityBooks books) {
        ControlRow row = books.open();
        books.begin(null, null, 0, false);
        try (Session session = control.session()) {
            books.advance(session, row, WATERMARK, true, books.figures().plus(RowCounts.read(2), 1, WATERMARK));
            session.commit();
        }
        books.committed();
        return books.succeeded();
    }

    @Test
    void saysHowTheRunEndedByHowItsEntitiesDid() {
        try (RunBooks books = open(RunMode.RUN, 3)) {
            assertThat(texts(control, RUNS)).containsExactly("run running -");
            EntityBooks broken = books.entity("b", HASH);
            broken.open();
            RunResult result = books.end(List.of(
                    loaded(books.entity("a", HASH)),
                    broken.failed(FluxoException.of(Code.KEY_NULL, "why", null)),
                    books.entity("c", HASH).end(EntityStatus.SKIPPED, null)));
            assertThat(result.status()).isEqualTo(RunStatus.PARTIAL);
        }
        assertThat(texts(control, RUNS)).containsExactly("run partial not loaded: b");
        assertThat(texts(control, ENTITIES))
                .containsExactly("a success 2 FALSE -", "b failed 0 FALSE FLX-4005", "c skipped 0 FALSE -");
        assertThat(texts(control, STATES)).containsExactly("a success 1", "b failed 0");
    }

    /** Their commits did not wait for the disk. */
    @Test
    void whatAServerThatDiedHasLostOfEntitiesWithNothingNewIsWrittenAgain() {
        try (RunBooks books = open(RunMode.RUN, 3)) {
            List<EntityResult> results = List.of(
                    loaded(books.entity("a", HASH)),
                    withNothingNew(books.entity("b", HASH)),
                    withNothingNew(books.entity("c", HASH)));
            TestDatabases.run(
                    control,
                    "DELETE FROM audit.etl_run_entity WHERE entity_name = 'b'",
                    "UPDATE audit.etl_run_entity SET status = 'running', finished_at = NULL WHERE entity_name = 'c'",
                    "UPDATE ctl.etl_control SET version = 0, last_status = NULL, last_run_id = NULL, last_success_at = NULL"
                            + " WHERE entity_name IN ('b', 'c')");
            books.end(results);
        }
        assertThat(texts(control, RUNS)).containsExactly("run success -");
        assertThat(texts(control, ENTITIES))
                .containsExactly("a success 2 FALSE -", "b success 0 FALSE -", "c success 0 FALSE -");
        assertThat(texts(control, STATES)).containsExactly("a success 1", "b success 1", "c success 1");
    }

    private EntityResult withNothingNew(EntityBooks books) {
        ControlRow row = books.open();
        books.begin(null, null, 0, false);
        try (Session session = control.session()) {
            books.nothingNew(session, row, books.figures());
            session.commit();
        }
        books.committed();
        return books.succeeded();
    }

    @Test
    void aDryRunWritesNothingButTheAudit() {
        try (RunBooks books = open(RunMode.DRY_RUN, 2)) {
            EntityBooks good = books.entity("a", HASH);
            good.open();
            good.read(RowCounts.read(5), 1, WATERMARK);
            EntityBooks bad = books.entity("b", HASH);
            bad.open();
            books.end(List.of(
                    good.end(EntityStatus.SUCCESS, null), bad.failed(FluxoException.of(Code.KEY_NULL, "why", null))));
        }
        assertThat(texts(control, ENTITIES)).containsExactly("a success 5 TRUE -", "b failed 0 TRUE FLX-4005");
        assertThat(texts(control, STATES)).isEmpty();
    }

    @Test
    void triesRejectsAgainWithoutMovingTheWatermark() {
        try (RunBooks books = open(RunMode.RUN, 1)) {
            books.end(List.of(loaded(books.entity("a", HASH))));
        }
        try (RunBooks books = open(RunMode.RETRY_REJECTS, 2)) {
            EntityBooks retried = books.entity("a", HASH);
            retried.openForRejects();
            long version = retried.control().version();
            try (Session session = control.session()) {
                retried.retried(session, version, List.of(), RowCounts.read(1).rejecting(1), true);
                session.commit();
            }
            retried.committed();
            EntityBooks bad = books.entity("b", HASH);
            bad.openForRejects();
            books.end(List.of(
                    retried.end(EntityStatus.SUCCESS, null),
                    bad.failed(FluxoException.of(Code.KEY_NULL, "why", null))));
            try (Session session = control.session()) {
                assertThatThrownBy(() -> retried.retried(session, version, List.of(), RowCounts.ZERO, true))
                        .isInstanceOf(FluxoException.class)
                        .hasMessageContaining("another run has moved the watermark of 'a'");
            }
        }
        assertThat(texts(control, RUNS + " WHERE mode = 'retry_rejects'"))
                .containsExactly("retry_rejects partial rejects were not all tried again");
        assertThat(texts(control, STATES))
                .as("a failure there is none of the entity's load")
                .containsExactly("a success 2");
    }

    @Test
    void allEntriesOfOneTransactionAreCommittedOrNone() {
        try (RunBooks books = open(RunMode.RUN, 1)) {
            books.end(List.of(loaded(books.entity("a", HASH))));
        }
        Rewound move = new Rewound("a", WATERMARK, null, null, List.of());
        for (boolean committed : new boolean[] {false, true}) {
            try (Session session = control.session()) {
                RunBooks books =
                        RunBooks.within(session, new RunBooks.Title(RunIds.next(), RunMode.REWIND, null, "*"), 1);
                books.end(List.of(books.entity("a", HASH).rewind(move, null)));
                if (committed) {
                    session.commit();
                } else {
                    session.rollback();
                }
            }
            assertThat(texts(control, RUNS + " WHERE mode = 'rewind'"))
                    .isEqualTo(committed ? List.of("rewind success -") : List.of());
            assertThat(texts(control, STATES)).containsExactly(committed ? "a success 2" : "a success 1");
        }
    }

    @Test
    void aRejectOfRowsThatAreReadAgainIsKeptOnce() {
        for (int run = 0; run < 2; run++) {
            try (RunBooks books = open(RunMode.RUN, 1)) {
                EntityBooks entity = books.entity("a", HASH);
                entity.open();
                entity.begin(null, null, 0, true);
                entity.keepRejects(List.of(new Reject("id=1", null, "FLX-4005", "why", Map.of("id", "1"))));
                EntityResult result = entity.failed(FluxoException.of(Code.TOO_MANY_REJECTS, "many", null));
                assertThat(result.counts()).isEqualTo(RowCounts.read(1).rejecting(1));
                books.end(List.of(result));
            }
        }
        assertThat(texts(control, "SELECT row_key FROM audit.etl_reject")).containsExactly("id=1");
    }

    @Test
    void booksThatCouldNotBeOpenedHoldNothing() {
        RunBooks.Title title = new RunBooks.Title(RunIds.next(), RunMode.RUN, null, "*");
        RunBooks.open(control, title, 1).close();
        for (int n = 0; n < 2; n++) {
            assertThatThrownBy(() -> RunBooks.open(control, title, 1))
                    .isInstanceOfSatisfying(
                            FluxoException.class,
                            e -> assertThat(e.first().code()).isEqualTo(Code.DUPLICATE_ROW));
        }
    }

    @Test
    void aGeneralErrorEndsTheRun() {
        try (RunBooks books = open(RunMode.RUN, 1)) {
            books.entity("a", HASH).open();
            books.abort(FluxoException.of(Code.CONNECTION_LOST, "gone", null));
        }
        assertThat(texts(control, RUNS)).containsExactly("run failed FLX-3007 gone");
    }
}
