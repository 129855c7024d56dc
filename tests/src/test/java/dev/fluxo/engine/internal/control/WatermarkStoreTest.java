package dev.fluxo.engine.internal.control;

import static dev.fluxo.engine.internal.control.ControlDatabase.WATERMARK;
import static dev.fluxo.engine.internal.control.ControlDatabase.ask;
import static dev.fluxo.engine.internal.control.ControlDatabase.commit;
import static dev.fluxo.testkit.TestDatabases.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.testkit.TestDatabases;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatermarkStoreTest {
    private static final String STATE =
            "SELECT last_status || ' ' || version || ' ' || last_run_id FROM ctl.etl_control";

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    private final String older = RunIds.next();
    private final String newer = RunIds.next();
    private Database control;

    @BeforeEach
    void create() {
        control = databases.inMemory();
        ControlSchema.ensure(control, true);
    }

    private ControlRow begin() {
        try (Session session = control.session()) {
            ControlRow row = WatermarkStore.read(session, "dim_cliente");
            session.commit();
            return row;
        }
    }

    private ControlRow found() {
        return Objects.requireNonNull(ask(control, session -> WatermarkStore.read(session, "dim_cliente")));
    }

    @Test
    void makesTheRowWhereItIsMissing() {
        assertThat(texts(control, STATE)).isEmpty();
        assertThat(begin()).isEqualTo(ControlRow.unknown("dim_cliente"));
        assertThat(found()).isEqualTo(ControlRow.unknown("dim_cliente"));
    }

    @Test
    void storesAWatermarkToTheLastDigit() {
        ControlRow row = begin();
        commit(control, session -> {
            ControlRow advanced = WatermarkStore.advance(session, row, WATERMARK, older, true);
            assertThat(Objects.requireNonNull(advanced).version()).isEqualTo(1);
        });
        assertThat(found().watermark()).isEqualTo(WATERMARK);
        assertThat(found().lastSuccessAt()).isNotNull();
        assertThat(texts(control, "SELECT watermark FROM ctl.etl_control"))
                .containsExactly(
                        "[{\"column\":\"updated_at\",\"type\":\"timestamp\",\"value\":\"2026-01-01T00:00:00.1234567\"},"
                                + "{\"column\":\"id\",\"type\":\"integer\",\"value\":\"9007199254740993\"}]");
    }

    @Test
    void readsWhatTheAnalystOverrides() {
        TestDatabases.run(
                control,
                "INSERT INTO ctl.etl_control (entity_name, is_enabled, batch_size, cutoff_lag_seconds)"
                        + " VALUES ('dim_cliente', 0, 77, 0)");
        ControlRow row = found();
        assertThat(row.enabled()).isFalse();
        assertThat(row.batchSize()).isEqualTo(77);
        assertThat(row.lagSeconds()).isZero();
    }

    @Test
    void fencesTheRunThatReadAnOlderVersion() {
        ControlRow slow = begin();
        ControlRow fast = begin();
        commit(
                control,
                session -> assertThat(WatermarkStore.advance(session, fast, WATERMARK, newer, true))
                        .isNotNull());
        Watermark behind = new Watermark(List.of(new Watermark.Part("id", "integer", "1")));
        commit(
                control,
                session -> assertThat(WatermarkStore.advance(session, slow, behind, older, true))
                        .isNull());
        assertThat(found().watermark()).isEqualTo(WATERMARK);
        assertThat(texts(control, STATE)).containsExactly("success 1 " + newer);
    }

    @Test
    void advancesStepByStepAndKeepsTheWatermarkWhereNothingWasRead() {
        ControlRow first = begin();
        commit(control, session -> {
            ControlRow second = Objects.requireNonNull(WatermarkStore.advance(session, first, WATERMARK, older, false));
            assertThat(second.lastSuccessAt()).isNull();
            ControlRow third = Objects.requireNonNull(WatermarkStore.advance(session, second, null, older, true));
            assertThat(third.version()).isEqualTo(2);
            assertThat(third.watermark()).isEqualTo(WATERMARK);
        });
        assertThat(found().watermark()).isEqualTo(WATERMARK);
        assertThat(texts(control, STATE)).containsExactly("success 2 " + older);
    }

    @Test
    void movesNothingThatIsRolledBack() {
        ControlRow row = begin();
        try (Session session = control.session()) {
            assertThat(WatermarkStore.advance(session, row, WATERMARK, older, true))
                    .isNotNull();
        }
        assertThat(found()).isEqualTo(ControlRow.unknown("dim_cliente"));
    }

    @Test
    void notesAFailureWithoutFencingARival() {
        ControlRow rival = begin();
        commit(control, session -> WatermarkStore.markFailed(session, "dim_cliente", older));
        assertThat(texts(control, STATE)).containsExactly("failed 0 " + older);
        commit(
                control,
                session -> assertThat(WatermarkStore.advance(session, rival, WATERMARK, newer, true))
                        .isNotNull());
    }

    @Test
    void leavesTheWordOfALaterRunStanding() {
        ControlRow row = begin();
        commit(
                control,
                session -> assertThat(WatermarkStore.advance(session, row, WATERMARK, newer, true))
                        .isNotNull());
        commit(control, session -> WatermarkStore.markFailed(session, "dim_cliente", older));
        assertThat(texts(control, STATE)).containsExactly("success 1 " + newer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-01",
                "{}",
                "[]",
                "[null]",
                "null",
                "[{\"column\":\"id\",\"type\":\"integer\"}]",
                "[{\"type\":\"integer\",\"value\":\"1\"}]",
                "[{\"column\":\"id\",\"type\":\"number\",\"value\":\"1\"}]",
                "[{\"column\":\"id\",\"type\":\"integer\",\"value\":\"one\"}]",
                "[{\"column\":\"at\",\"type\":\"timestamp\",\"value\":\"2026-01-01\"}]"
            })
    void namesTheEntityWhoseWatermarkSomeoneSpoiled(String json) {
        begin();
        commit(
                control,
                session -> session.update(Sql.of("UPDATE ctl.etl_control SET watermark = ?", Binds.text(json))));
        FluxoException failure = catchThrowableOfType(FluxoException.class, this::found);
        assertThat(failure.first().code()).isEqualTo(Code.WATERMARK_CHANGED);
        assertThat(failure.first().message()).contains("'dim_cliente'");
    }
}
