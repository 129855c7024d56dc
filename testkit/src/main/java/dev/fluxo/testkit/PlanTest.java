package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Forecast.Change;
import dev.fluxo.engine.result.RowCounts;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan says what the run after it does, and does nothing itself. */
@OnEveryDatabase
class PlanTest {
    @RegisterExtension
    final Workshop workshop;

    PlanTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 30);
    }

    private Forecast plan(boolean effects) {
        try (Engine engine = workshop.engine()) {
            List<Forecast> forecasts = effects ? engine.planWithEffects(Selection.ALL) : engine.plan(Selection.ALL);
            assertThat(forecasts).hasSize(1);
            return forecasts.get(0);
        }
    }

    private static RowCounts counts(Forecast forecast) {
        assertThat(forecast.problem()).isNull();
        return Objects.requireNonNull(forecast.effects()).counts();
    }

    @Test
    void beforeTheFirstRunAllIsWaitingAndNothingIsMade() {
        Forecast plan = plan(true);
        assertThat(plan.after()).isNull();
        assertThat(plan.waiting()).isEqualTo(30);
        assertThat(counts(plan)).isEqualTo(new RowCounts(30, 30, 0, 0, 0, 0, 0, 0));
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
        assertThat(workshop.run().counts("customers")).isEqualTo("read 30, inserted 30");
    }

    @Test
    void theEffectsAreThoseOfTheNextRun() {
        workshop.run();
        workshop.source().execute("""
                UPDATE customer SET name = 'Ana', credit = NULL, updated_at = TIMESTAMP '2025-02-01 00:00:00' WHERE id = 7;
                UPDATE customer SET updated_at = TIMESTAMP '2025-02-01 00:00:00' WHERE id = 8""");
        Shop.customers(workshop, 31, 32);
        workshop.source().execute("UPDATE customer SET updated_at = TIMESTAMP '2025-02-02 00:00:00' WHERE id > 30");
        String before = workshop.watermark("customers");
        List<String> target = workshop.warehouse().rows("SELECT * FROM dim_customer ORDER BY customer_id");
        List<String> runs = workshop.warehouse().rows("SELECT run_id FROM audit.etl_run ORDER BY 1");

        Forecast plan = plan(true);
        assertThat(plan.waiting()).isEqualTo(4);
        assertThat(counts(plan)).isEqualTo(new RowCounts(4, 2, 0, 1, 1, 0, 0, 0));
        List<Change> changes = Objects.requireNonNull(plan.effects()).changes();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.key()).isEqualTo("customer_id=7");
            assertThat(change.cells())
                    .containsExactly(
                            new Forecast.Cell("nome", "Customer 7", "Ana"), new Forecast.Cell("limite", "10.50", null));
        });
        assertThat(workshop.watermark("customers")).isEqualTo(before);
        assertThat(workshop.warehouse().rows("SELECT * FROM dim_customer ORDER BY customer_id"))
                .isEqualTo(target);
        assertThat(workshop.warehouse().rows("SELECT run_id FROM audit.etl_run ORDER BY 1"))
                .isEqualTo(runs);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4, inserted 2, updated 1, unchanged 1");
        assertThat(plan(false).waiting()).isZero();
    }

    @Test
    void updateInsertIsTriedAsItIs() {
        workshop.run();
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id], write: update_insert"));
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'Ana', updated_at = TIMESTAMP '2025-02-01 00:00:00' WHERE id < 20");
        Forecast plan = plan(true);
        assertThat(counts(plan)).isEqualTo(new RowCounts(19, 0, 0, 19, 0, 0, 0, 0));
        assertThat(Objects.requireNonNull(plan.effects()).changes()).hasSize(10);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 19, updated 19");
    }

    @Test
    void theStatementsAreThoseOfTheDatabase() {
        assertThat(plan(false).statements())
                .extracting(Forecast.Statement::title)
                .contains("extract", "stage", "load")
                .containsAnyOf("merge", "update");
        assertThat(plan(false).statements().get(0).sql()).contains("FROM customer");
        assertThat(plan(false).effects()).isNull();
    }

    @Test
    void anEntityThatWouldFailSaysWhy() {
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 3");
        assertThat(String.valueOf(plan(true).problem())).contains("FLX-4001", "customer_id=3", "nome");
        assertThat(plan(false).problem()).isNull();
        workshop.spec(Shop.SPEC.replace("table: dim_customer", "table: dim_custmer"));
        assertThat(String.valueOf(plan(false).problem())).contains("customers.yaml", "FLX-2001");
    }

    @Test
    void rejectsAreCounted() {
        workshop.spec(Shop.SPEC.replace("[trim]", "[trim], check: \"nome != 'Customer 7'\", on_error: reject"));
        assertThat(counts(plan(true))).isEqualTo(new RowCounts(30, 29, 0, 0, 0, 0, 0, 1));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 30, inserted 29, rejected 1");
    }
}
