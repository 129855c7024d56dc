package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.StatusTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of the year 9999 wait for ever: each run says so, where an index tells it, and so does the status. */
@OnEveryDatabase
class FarAheadTest {
    @RegisterExtension
    final Workshop workshop;

    FarAheadTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private String status() {
        try (Engine engine = workshop.engine()) {
            return StatusTable.render(engine.status(Selection.ALL), Wording.neutral());
        }
    }

    private static List<String> warnings(Run run, String entity) {
        return run.entity(entity).warnings().stream().map(Problem::toString).toList();
    }

    @Test
    void theyAreSaid() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.source().execute("""
                INSERT INTO customer VALUES (7, 'soon', 1, DATEADD(HOUR, 20, LOCALTIMESTAMP)),
                  (8, 'never', 1, TIMESTAMP '9999-12-31 00:00:00'), (9, 'never', 1, TIMESTAMP '9999-12-31 23:59:59.999999')""");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 3, inserted 3");
        oneSays(warnings(run, "customers"), "FLX-5035", "2 rows", "updated_at", "no run reads them before that time");
        oneSays(warnings(workshop.run(), "customers"), "FLX-5035");
        assertThat(status()).contains("customers: warning: ", "FLX-5035 2 rows");

        workshop.source().execute("DELETE FROM customer WHERE id = 8");
        assertThat(status()).contains("FLX-5035 1 row of the source of 'customers' has");
        workshop.source().execute("UPDATE customer SET updated_at = TIMESTAMP '2025-02-02 00:00:00' WHERE id = 9");
        assertThat(warnings(workshop.run(), "customers")).isEmpty();
        assertThat(status()).doesNotContain("warning");
    }

    /** A day that is not over is not far ahead, in whatever zone. */
    @Test
    void tomorrowIsNotFar() {
        workshop.source().execute("""
                CREATE TABLE daily (id INT PRIMARY KEY, d DATE);
                CREATE INDEX daily_d ON daily (d, id);
                INSERT INTO daily VALUES (1, DATEADD(DAY, 1, CURRENT_DATE))""");
        workshop.warehouse().execute("CREATE TABLE daily (id INT PRIMARY KEY)");
        workshop.spec("""
                entity: daily
                source: { connection: src, table: daily }
                watermark: { columns: [d, id] }
                columns: { id: id }
                target: { connection: dw, table: daily, keys: [id] }
                """);
        assertThat(warnings(workshop.run(), "daily")).isEmpty();
        workshop.source().execute("INSERT INTO daily VALUES (2, DATE '9999-12-31')");
        oneSays(warnings(workshop.run(), "daily"), "FLX-5035", "1 row");
    }

    /** A run counts as far as it can afford to, by an index alone; the status takes a second, whatever there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "table: customer",
                "query: 'SELECT * FROM customer'",
                "query: 'SELECT id, name, credit, updated_at FROM customer WHERE {{window}}'"
            })
    void aRunLooksWhereAnIndexAnswers(String source) {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("query: \"SELECT id, name, credit, updated_at FROM customer\"", source));
        workshop.source().execute("""
                INSERT INTO customer SELECT x, 'never', 1, TIMESTAMP '9999-12-31 00:00:00' FROM SYSTEM_RANGE(1, 1100)""");
        workshop.source().execute("INSERT INTO customer VALUES (2000, 'Ana', 1, TIMESTAMP '2025-01-01 00:00:00')");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 1, inserted 1");
        oneSays(warnings(run, "customers"), "FLX-5035", "1000 or more rows");
        assertThat(status()).contains("FLX-5035 1100 rows");

        workshop.source().execute("DROP INDEX customer_updated");
        assertThat(warnings(workshop.run(), "customers")).isEmpty();
        assertThat(status()).contains("FLX-5035 1100 rows");
    }
}
