package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The shop of a {@link Scenario} while it is loaded again and again, and what has to hold whatever became of a load. */
final class ChangingShop {
    private static final int ROWS = 12;
    /** Fewer are not split. */
    private static final int MANY = 1_000;

    private final Workshop workshop;
    private final Scenario scenario;
    private int round;

    private ChangingShop(Workshop workshop, Scenario scenario) {
        this.workshop = workshop;
        this.scenario = scenario;
    }

    /** Loaded once. */
    static ChangingShop open(Workshop workshop, Scenario scenario) {
        Shop.open(workshop);
        Shop.customers(workshop, 1, ROWS);
        assertThat(workshop.run().status()).isEqualTo("success");
        scenario.keeping().open(workshop);
        workshop.spec(scenario.spec());
        assertThat(workshop.run().status()).isEqualTo("success");
        if (scenario == Scenario.REFUSED) {
            workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id = 7");
            workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT not_seven CHECK (customer_id <> 7)");
        }
        if (scenario == Scenario.SPLIT) {
            Shop.customers(workshop, MANY, 2 * MANY);
        }
        if (scenario == Scenario.REPLACE_EXCHANGE) {
            workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT one_name UNIQUE (nome)");
        }
        return new ChangingShop(workshop, scenario);
    }

    String target() {
        return workshop.warehouse().rows(Shop.TARGET).toString();
    }

    /** Rows that are old in the target, and some that are not there; or that the source has no more, and has again. */
    void change() {
        round++;
        if (!scenario.keeping().takesChanges()) {
            Shop.customers(workshop, ROWS + 6 * round - 5, ROWS + 6 * round);
            return;
        }
        workshop.source().execute("""
                UPDATE customer SET credit = credit + 1, updated_at = DATEADD(MINUTE, %d + id, TIMESTAMP '2025-01-01 00:00:00')
                WHERE id <= 5 OR id = 7 OR id >= %d""".formatted(round * (scenario == Scenario.SPLIT ? 3 * MANY : 20), MANY));
        workshop.warehouse().execute("DELETE FROM " + scenario.keeping().table() + " WHERE customer_id = 3");
        if (scenario.replaces()) {
            workshop.warehouse().execute("INSERT INTO dim_customer (customer_id, nome) VALUES (99, 'of nobody')");
        }
        if (scenario == Scenario.REPLACE_EXCHANGE) {
            workshop.source().execute("""
                    UPDATE customer SET name = CASE WHEN name = 'Customer 1' THEN 'Customer 2' ELSE 'Customer 1' END
                    WHERE id IN (1, 2)""");
        }
        if (scenario == Scenario.FIRST_LOAD) {
            workshop.warehouse().execute("DELETE FROM dim_customer");
            workshop.warehouse().execute("DELETE FROM ctl.etl_control");
        } else if (scenario == Scenario.DELETES && round % 2 == 1) {
            workshop.source().execute("DELETE FROM customer WHERE id >= 9");
        } else if (scenario == Scenario.DELETES) {
            Shop.customers(workshop, 9, 10);
            workshop.source()
                    .execute(
                            "UPDATE customer SET updated_at = DATEADD(MINUTE, %d * 20 + id, TIMESTAMP '2025-01-01 00:00:00')"
                                            .formatted(round)
                                    + " WHERE id >= 9");
        }
    }

    /** I3: each row of the source up to the watermark is in the target as it is. */
    void neverAhead(String when) {
        String watermark = workshop.watermark("customers");
        if (watermark == null) {
            return;
        }
        String at = watermark
                .replaceAll(".*\"timestamp\",\"value\":\"([^\"]*)\".*", "$1")
                .replace('T', ' ');
        String passed = "SELECT id, TRIM(name), credit FROM customer WHERE id <> 7 AND updated_at <= TIMESTAMP '" + at
                + "' ORDER BY id";
        List<String> loaded = workshop.warehouse().rows(Shop.TARGET);
        assertThat(loaded).as(when).containsAll(workshop.source().rows(passed));
    }

    /** I1, I2, I4, I5, I6: the next run leaves all as if nothing had happened. */
    void heals(String when) {
        Run next = workshop.run();
        assertThat(next.status()).as(when + "\n" + next.problems()).isEqualTo("success");
        String all = scenario.rejects() ? "WHERE id <> 7 ORDER BY" : "ORDER BY";
        List<String> expected = workshop.source().rows(Shop.SOURCE.replace("ORDER BY", all));
        List<String> actual = workshop.warehouse()
                .rows(Shop.TARGET.replace(
                        "ORDER BY", scenario.rejects() ? "WHERE customer_id <> 7 ORDER BY" : "ORDER BY"));
        assertThat(actual).as(when).isEqualTo(expected);
        assertThat(scenario.keeping().torn(workshop)).as(when).isEmpty();
        assertThat(workshop.run().counts("customers"))
                .as(when)
                .isEqualTo(scenario.keeping().idle(expected.size()));
        assertThat(workshop.warehouse()
                        .rows("SELECT run_id FROM audit.etl_run WHERE status = 'running'"
                                + " UNION ALL SELECT run_id FROM audit.etl_run_entity WHERE status = 'running'"))
                .as(when)
                .isEmpty();
        assertThat(workshop.warehouse().rows("""
                        SELECT run_id FROM audit.etl_run_entity WHERE status = 'success' AND rows_read
                          <> rows_inserted + rows_versioned + rows_updated + rows_unchanged + rows_superseded + rows_rejected""")).as(when).isEmpty();
        assertThat(workshop.warehouse().rows("""
                        SELECT e.run_id FROM audit.etl_run_entity e WHERE e.status = 'success' AND e.rows_rejected
                          <> (SELECT COUNT(*) FROM audit.etl_reject r WHERE r.run_id = e.run_id)""")).as(when).isEmpty();
        assertThat(left(workshop)).as(when).isEmpty();
    }

    /** Threads and a server's sessions take a moment to end. */
    static List<String> left(Workshop workshop) {
        long end = System.nanoTime() + 10_000_000_000L;
        List<String> left = leftNow(workshop);
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
            left = leftNow(workshop);
        }
        return left;
    }

    private static List<String> leftNow(Workshop workshop) {
        List<String> left = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("fluxo-"))
                .collect(Collectors.toCollection(ArrayList::new));
        int sessions = workshop.source().otherSessions() + workshop.warehouse().otherSessions();
        if (sessions > 0) {
            left.add(sessions + " sessions");
        }
        return left;
    }
}
