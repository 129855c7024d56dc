package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.EntityState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lag tells up to when an entity is loaded, not how old its rows are: those of the shop are of 2025. */
@OnEveryDatabase
class StatusLagTest {
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    final Workshop workshop;

    StatusLagTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
    }

    private EntityState state() {
        try (Engine engine = workshop.engine()) {
            return engine.status(Selection.ALL).get(0);
        }
    }

    private void rewind(String to) {
        try (Engine engine = workshop.engine()) {
            engine.rewind(Selection.ALL, to, moves -> true);
        }
    }

    @Test
    void aTableThatDoesNotChangeIsNotBehind() {
        assertThat(state().lag()).isNull();
        workshop.run();
        assertThat(state().lag()).isLessThan(DAY);
        workshop.run();
        assertThat(state().lag()).isLessThan(DAY);
        assertThat(state().watermark()).asString().contains("2025-01-01");
    }

    @Test
    void aRunThatFailsDoesNotHideWhatWasLoadedBefore() {
        workshop.run();
        workshop.warehouse().execute("ALTER TABLE dim_customer RENAME TO dim_gone");
        workshop.problems();
        assertThat(state().lag()).isLessThan(DAY);
    }

    @Test
    void afterARewindItIsAsFarBackAsWhatIsReadAgain() {
        workshop.run();
        rewind("2025-01-01T00:02:00");
        assertThat(state().lag()).isGreaterThan(DAY);
        rewind("start");
        assertThat(state().lag()).isNull();
        workshop.run();
        assertThat(state().lag()).isLessThan(DAY);
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = NULL");
        assertThat(state().lag()).isNull();
    }

    @Test
    void whatIsReadWholeHasOneToo() {
        workshop.spec(Shop.SPEC.replace("watermark: { columns: [updated_at, id] }\n", ""));
        workshop.run();
        assertThat(state().lag()).isLessThan(DAY);
    }

    @Test
    void aSourceThatIsGoneHidesNothing() {
        workshop.run();
        workshop.connections("user: nobody, password: wrong");
        assertThat(state().lag()).isLessThan(DAY);
    }
}
