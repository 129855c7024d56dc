package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pooler between the engine and its databases: one that keeps sessions does no harm, one that does not is told apart. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolerTest {
    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void aShopWithTenCustomers() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
    }

    @Test
    void sessionsThatAreKeptWorkAsWithoutIt() {
        try (Pooler pooler = Pooler.to(port(), false)) {
            through(pooler, true, true);
            workshop.file("customers.yaml", Shop.SPEC);
            assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
            assertThat(workshop.validate(true)).noneMatch(problem -> problem.contains("FLX-3"));
        }
    }

    @ParameterizedTest(name = "of the source: {0}")
    @ValueSource(booleans = {true, false})
    void sessionsThatAreSharedAreRefused(boolean source) {
        try (Pooler pooler = Pooler.to(port(), true)) {
            through(pooler, source, !source);
            List<String> problems = workshop.problems();
            assertThat(problems)
                    .singleElement()
                    .satisfies(problem -> says(
                            problem,
                            "FLX-3080",
                            source ? "'src'" : "'dw'",
                            "pooler",
                            "pool_mode = session",
                            "the server's own host"));
            assertThat(workshop.validate(true)).anyMatch(problem -> problem.contains("FLX-3080"));
        }
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
    }

    /** What the user's own options say stands. */
    @Test
    void timeoutsAreSetWithoutOptions() {
        workshop.source().execute("""
                CREATE VIEW told AS SELECT 1 AS id, current_setting('statement_timeout') AS name,
                  CAST(extract(epoch FROM CAST(current_setting('lock_timeout') AS interval)) AS decimal(12, 2)) AS credit,
                  timestamp '2025-01-01' AS updated_at""");
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM told"));
        workshop.connectionsWith("timeouts: { statement: 40m, lock: 7s }");
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).containsExactly("1 | 40min | 7.00");

        workshop.connectionsWith(
                "timeouts: { statement: 40m, lock: 7s }, properties: { options: \"-c lock_timeout=3s\" }");
        workshop.source()
                .execute("CREATE OR REPLACE VIEW told AS "
                        + "SELECT 2 AS id, current_setting('statement_timeout') AS name,"
                        + " CAST(extract(epoch FROM CAST(current_setting('lock_timeout') AS interval)) AS decimal(12, 2)) AS credit,"
                        + " timestamp '2025-01-02' AS updated_at");
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).contains("2 | 40min | 3.00");
    }

    private int port() {
        return URI.create(workshop.source().url().substring("jdbc:".length())).getPort();
    }

    private void through(Pooler pooler, boolean source, boolean warehouse) {
        String direct = port() + "/";
        String by = pooler.port() + "/";
        String from = workshop.source().yaml();
        String into = workshop.warehouse().yaml();
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles: { test: { connections: { src: { %s }, dw: { %s } } } }
                """.formatted(
                        source ? from.replace(direct, by) : from, warehouse ? into.replace(direct, by) : into));
    }
}
