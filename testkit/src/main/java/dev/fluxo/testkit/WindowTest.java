package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run reads: after the watermark, before the cutoff, in the watermark's order. */
@OnEveryDatabase
class WindowTest {
    @RegisterExtension
    final Workshop workshop;

    WindowTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest(name = "batches of {0}")
    @ValueSource(ints = {1, 7, 50, 1000})
    void aTieGroupLargerThanABatchIsReadOnce(int batchSize) {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC + "batch_size: " + batchSize + "\n");
        Shop.customers(workshop, 1, 200);
        workshop.source()
                .execute("UPDATE customer SET updated_at = TIMESTAMP '2025-01-01 00:00:00.123456' WHERE id > 3");

        assertThat(workshop.run().counts("customers")).isEqualTo("read 200, inserted 200");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @Test
    void aRowAddedToTheTieGroupOfTheWatermarkIsRead() {
        Shop.open(workshop);
        workshop.source()
                .execute("INSERT INTO customer VALUES (1, 'Ana', 1, '2025-01-01'), (2, 'Rui', 1, '2025-01-01')");
        workshop.run();

        workshop.source().execute("INSERT INTO customer VALUES (3, 'Zoé', 1, '2025-01-01')");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");
    }

    /** 32 rows with two values in each of five columns of different types, in every order of the columns. */
    @Needs(Capability.EXACT_DECIMALS)
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"t, d, n, m, s", "d, n, m, s, t", "n, m, s, t, d", "m, s, t, d, n", "s, t, d, n, m"})
    void aWatermarkOfManyColumnsAndTypesStopsAfterExactlyItsRow(String columns) {
        stopsAfterExactlyItsRow(columns, "DECIMAL(20, 5)", "123456789012345.00001");
    }

    /** The same with as many digits as are kept. */
    @Without(Capability.EXACT_DECIMALS)
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"t, d, n, m, s", "d, n, m, s, t", "n, m, s, t, d", "m, s, t, d, n", "s, t, d, n, m"})
    void aWatermarkOfManyColumnsAndTypesStopsAfterExactlyItsRowAllTheSame(String columns) {
        stopsAfterExactlyItsRow(columns, "DECIMAL(15, 5)", "1234567890.00001");
    }

    private void stopsAfterExactlyItsRow(String columns, String decimal, String number) {
        workshop.source().execute("""
                        CREATE TABLE event (id INT PRIMARY KEY, t TIMESTAMP(6), d DATE, n BIGINT, m %2$s, s VARCHAR(10));
                        CREATE TABLE pool AS
                        SELECT ROW_NUMBER() OVER (ORDER BY %1$s) AS id, t, d, n, m, s
                        FROM (VALUES (TIMESTAMP '2025-03-30 02:30:00.123456'), (TIMESTAMP '2025-03-30 02:30:00.123457')) a(t),
                             (VALUES (DATE '0001-01-01'), (DATE '1582-10-10')) b(d),
                             (VALUES (-9223372036854775808), (9223372036854775807)) c(n),
                             (VALUES (-0.00001), (%3$s)) e(m),
                             (VALUES (''), ('O''Hara é')) f(s)""".formatted(columns, decimal, number));
        workshop.warehouse().execute("""
                        CREATE TABLE events (id INT PRIMARY KEY, t TIMESTAMP(6), d DATE, n BIGINT, m %s, s VARCHAR(10))""".formatted(decimal));
        workshop.spec("""
                entity: events
                source: { connection: src, table: event }
                watermark: { columns: [%s] }
                columns: { id: id, t: t, d: d, n: n, m: m, s: s }
                target: { connection: dw, table: events, keys: [id] }
                """.formatted(columns));

        List<String> read = new ArrayList<>();
        for (int id = 1; id <= 32; id++) {
            workshop.source().execute("INSERT INTO event SELECT * FROM pool WHERE id = " + id);
            read.add(workshop.run().counts("events"));
        }
        assertThat(read).isEqualTo(Collections.nCopies(32, "read 1, inserted 1"));
        Same.rows(
                workshop.source(),
                "SELECT * FROM event ORDER BY id",
                workshop.warehouse(),
                "SELECT * FROM events ORDER BY id");
        assertThat(workshop.run().counts("events")).isEqualTo("nothing");
    }

    @Test
    void aRowInTheFutureOfTheSourcesClockWaits() {
        Shop.open(workshop);
        workshop.source().execute("""
                        INSERT INTO customer VALUES (1, 'past', 1, DATEADD(MINUTE, -10, LOCALTIMESTAMP)),
                          (2, 'future', 1, DATEADD(MINUTE, 10, LOCALTIMESTAMP))""");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");

        // Its time has come.
        workshop.source().execute("UPDATE customer SET updated_at = DATEADD(MINUTE, -5, LOCALTIMESTAMP) WHERE id = 2");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");
    }

    @Test
    void theClockOfTheSourceMayBeUtc() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at, id], clock: utc"));
        workshop.source().execute("""
                        INSERT INTO customer
                        SELECT x, CONCAT('at ', x), 1, DATEADD(MINUTE, x, CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP))
                        FROM (VALUES (-10), (10)) v(x)""");
        workshop.run();
        assertThat(workshop.warehouse().rows("SELECT nome FROM dim_customer")).containsExactly("at -10");
    }

    @Test
    void todayIsNotOverForADate() {
        workshop.source().execute("""
                        CREATE TABLE daily (id INT, sold_on DATE);
                        INSERT INTO daily VALUES (1, DATEADD(DAY, -2, CURRENT_DATE)), (2, DATEADD(DAY, -1, CURRENT_DATE)), (3, DATEADD(DAY, 1, CURRENT_DATE)), (4, CURRENT_DATE)""");
        workshop.warehouse().execute("CREATE TABLE daily (id INT PRIMARY KEY, sold_on DATE)");
        workshop.spec("""
                entity: daily
                source: { connection: src, table: daily }
                watermark: { columns: [sold_on, id] }
                columns: { id: id, sold_on: sold_on }
                target: { connection: dw, table: daily, keys: [id] }
                """);
        workshop.run();
        // At midnight between the statements the third day counts, too: that is as right.
        assertThat(workshop.warehouse().rows("SELECT id FROM daily ORDER BY id"))
                .startsWith("1", "2")
                .doesNotContain("3");
    }

    @Test
    void theLagStaysBehindTheClockAndTheControlTableOverridesIt() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at, id], lag: 90m"));
        workshop.source().execute("""
                        INSERT INTO customer VALUES (1, 'two hours', 1, DATEADD(HOUR, -2, LOCALTIMESTAMP)),
                          (2, 'one hour', 1, DATEADD(HOUR, -1, LOCALTIMESTAMP))""");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");

        workshop.warehouse().execute("UPDATE ctl.etl_control SET cutoff_lag_seconds = 60");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");
    }

    @Test
    void aNullInTheWatermarkFailsBeforeAnythingIsLoaded() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC + "batch_size: 1\ncommit: batch\n");
        Shop.customers(workshop, 1, 5);
        workshop.source().execute("UPDATE customer SET updated_at = NULL WHERE id IN (3, 4)");

        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("failed");
        says(run.problem("customers"), "FLX-4006", "updated_at", "2");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }

    @Test
    void onNullSkipLeavesSuchRowsOutAndSaysSo() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at, id], on_null: skip"));
        Shop.customers(workshop, 1, 5);
        workshop.source().execute("UPDATE customer SET updated_at = NULL WHERE id IN (3, 4)");

        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 3, inserted 3");
        assertThat(run.entity("customers").warnings())
                .anySatisfy(warning -> assertThat(warning.toString()).contains("FLX-4006", "2"));
    }

    @Test
    void aWatermarkAheadOfTheSourcesClockStops() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.run();
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = REPLACE(watermark, '2025-', '2999-')");

        Run run = workshop.run();
        says(run.problem("customers"), "FLX-5005", "2999-01-01");
        assertThat(workshop.watermark("customers")).contains("2999-01-01");
    }

    @Test
    void aStoredWatermarkOfOtherColumnsStops() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.run();
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[id]"));

        says(workshop.run().problem("customers"), "FLX-5009");
    }

    @Test
    void theWindowMayStandInsideTheQuery() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("FROM customer\"", "FROM customer WHERE {{window}} AND credit < 100\""));
        Shop.customers(workshop, 1, 100);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 66, inserted 66");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Test
    void withoutAWatermarkAllRowsAreReadEachTime() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("watermark: { columns: [updated_at, id] }\n", ""));
        Shop.customers(workshop, 1, 10);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
        workshop.source().execute("UPDATE customer SET credit = 99 WHERE id = 7");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, updated 1, unchanged 9");
    }
}
