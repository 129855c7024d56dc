package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Rewound;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A watermark that is moved back makes the next run read the rows from there on again, and no others. */
@OnEveryDatabase
class RewindTest {
    private static final Selection CUSTOMERS = new Selection(List.of("customers"), List.of());

    @RegisterExtension
    final Workshop workshop;

    RewindTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aShopThatIsLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.run();
        Shop.customers(workshop, 11, 30);
        workshop.run();
    }

    private Rewound rewind(String to, boolean sure) {
        try (Engine engine = workshop.engine()) {
            return engine.rewind(CUSTOMERS, to, moves -> sure).get(0);
        }
    }

    private List<String> refusal(String to) {
        String before = workshop.watermark("customers");
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> rewind(to, true));
        assertThat(workshop.watermark("customers")).isEqualTo(before);
        return refusal.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void fromAMomentOn() {
        long again = workshop.source()
                .number("SELECT COUNT(*) FROM customer WHERE updated_at >= TIMESTAMP '2025-01-01 00:21:00'");
        Rewound moved = rewind("2025-01-01T00:21:00", true);
        assertThat(moved.again()).isEqualTo(again);
        assertThat(workshop.run().counts("customers")).isEqualTo("read %1$d, unchanged %1$d".formatted(again));
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Test
    void fromADayOrTheStart() {
        assertThat(rewind("2025-01-01", true).again()).isEqualTo(30);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 30, unchanged 30");
        assertThat(rewind("start", true).to()).isNull();
        assertThat(workshop.watermark("customers")).isNull();
        assertThat(workshop.run().counts("customers")).isEqualTo("read 30, unchanged 30");
    }

    @Test
    void toWhereARunBegan() {
        String second = workshop.warehouse().text("SELECT MAX(run_id) FROM audit.etl_run_entity");
        assertThat(rewind("run:" + second, true).again()).isEqualTo(20);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20, unchanged 20");
    }

    @Test
    void nothingMovesWithoutAYes() {
        String before = workshop.watermark("customers");
        assertThat(rewind("start", false).again()).isEqualTo(30);
        assertThat(workshop.watermark("customers")).isEqualTo(before);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Test
    void itIsAuditedLikeARun() {
        rewind("start", true);
        assertThat(
                        workshop.warehouse()
                                .rows(
                                        "SELECT r.status, r.mode, r.selection, e.status, e.rows_read, e.watermark_to FROM audit.etl_run r"
                                                + " JOIN audit.etl_run_entity e ON e.run_id = r.run_id WHERE r.selection LIKE 'rewind%'"))
                .containsExactly("success | rewind | rewind to start: customers | success | 0 | null");
    }

    @Test
    void whatCannotBeSaysWhy() {
        oneSays(refusal("2030-01-01"), "FLX-5016", "customers", "before that");
        oneSays(refusal("yesterday"), "FLX-5016", "'yesterday'", "updated_at");
        oneSays(refusal("run:none"), "FLX-5016", "none");
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = NULL");
        oneSays(refusal("start"), "FLX-5016", "nothing is loaded yet");
    }
}
