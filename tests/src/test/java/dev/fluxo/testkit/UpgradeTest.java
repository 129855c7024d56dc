package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control tables of an older version are brought up to this one, with what they hold; runs go on where they were. */
@OnEveryDatabase
class UpgradeTest {
    private static final String AT_ROW_TEN =
            "[{\"column\":\"updated_at\",\"type\":\"timestamp\",\"value\":\"2025-01-01T00:10:00\"},"
                    + "{\"column\":\"id\",\"type\":\"integer\",\"value\":\"10\"}]";

    @RegisterExtension
    final Workshop workshop;

    UpgradeTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** The tables as that version made them, with an entity that has loaded ten rows, and a run of each kind. */
    private void tablesOf(int version) {
        Database warehouse = workshop.warehouse();
        warehouse.execute(warehouse.backend().dropControlTables());
        Flyway.configure()
                .dataSource(warehouse.url(), warehouse.user(), warehouse.password())
                .locations(
                        "classpath:dev/fluxo/sql/control/" + warehouse.backend().code())
                .schemas(warehouse.backend().code().equals("h2") ? "CTL" : "ctl")
                .table("flyway_schema_history")
                .target(String.valueOf(version))
                .load()
                .migrate();
        warehouse.execute(
                "INSERT INTO ctl.etl_control (entity_name, watermark, version, last_status) VALUES ('customers', '%s', 7, 'success')"
                        .formatted(AT_ROW_TEN));
        run("1", "*", false);
        run("2", "*", true);
        run("3", "rewind to start: customers", false);
        run("4", "retry-rejects: customers", false);
        warehouse.execute("INSERT INTO audit.etl_reject (run_id, entity_name, error_code, error_message, rejected_at)"
                + " VALUES ('1', 'customers', 'FLX-4001', 'too long', CURRENT_TIMESTAMP)");
    }

    private void run(String id, String selection, boolean dry) {
        String flag = workshop.warehouse().backend().code().equals("sqlserver") ? dry ? "1" : "0" : String.valueOf(dry);
        workshop.warehouse()
                .execute("INSERT INTO audit.etl_run (run_id, started_at, status, dry_run, selection, entities_total)"
                        + " VALUES ('%s', CURRENT_TIMESTAMP, 'success', %s, '%s', 1)".formatted(id, flag, selection));
        workshop.warehouse()
                .execute(
                        "INSERT INTO audit.etl_run_entity (run_id, entity_name, status, started_at, dry_run, rows_read)"
                                + " VALUES ('%s', 'customers', 'success', CURRENT_TIMESTAMP, %s, 10)"
                                        .formatted(id, flag));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theyKeepWhatTheyHold(int version) {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.run();
        Shop.customers(workshop, 11, 12);
        tablesOf(version);

        if (!workshop.warehouse().backend().code().equals("h2")) {
            oneSays(workshop.refusal(), "FLX-5008", "'dw'", "older version", "'init'");
            try (Engine engine = workshop.engine()) {
                assertThat(engine.init()).isTrue();
                assertThat(engine.init()).isFalse();
            }
        }
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        assertThat(
                        workshop.warehouse()
                                .rows(
                                        "SELECT TRIM(run_id), mode FROM audit.etl_run WHERE run_id < '5' AND run_id NOT LIKE '0%' ORDER BY run_id"))
                .containsExactly("1 | run", "2 | dry_run", "3 | rewind", "4 | retry_rejects");
        assertThat(workshop.warehouse()
                        .rows("SELECT COUNT(*), SUM(rows_versioned), SUM(CASE WHEN run_id = '1' THEN rows_read END)"
                                + " FROM audit.etl_run_entity"))
                .containsExactly("6 | 0 | 10");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM audit.etl_reject WHERE retried_at IS NULL"))
                .isEqualTo(1);
        assertThat(workshop.warehouse().rows("SELECT * FROM audit.etl_expectation"))
                .isEmpty();
    }
}
