package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.ForecastText;
import dev.fluxo.engine.result.Forecast;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are written behind the watermark are read where it looks back far enough, and nothing else changes by it. */
@OnEveryDatabase
class LookbackTest {
    /** Everything of the target, with the time at which it was written. */
    private static final String TARGET =
            "SELECT customer_id, nome, limite, dw_loaded_at FROM dim_customer ORDER BY customer_id";

    @RegisterExtension
    final Workshop workshop;

    LookbackTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** Ten customers, the last of 00:10. */
    private void open(String lookback, String more) {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at, id], lookback: " + lookback) + more);
        Shop.customers(workshop, 1, 10);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
    }

    private void late(int id, String at) {
        workshop.source()
                .execute("INSERT INTO customer VALUES (" + id + ", 'late', 1, TIMESTAMP '2025-01-01 " + at + "')");
    }

    @Test
    void aRowWrittenLateIsReadAndTheOthersStayAsTheyAre() {
        open("2h", "");
        String watermark = workshop.watermark("customers");
        List<String> before = workshop.warehouse().rows(TARGET);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, unchanged 10");
        assertThat(workshop.warehouse().rows(TARGET)).isEqualTo(before);

        late(99, "00:00:30");
        workshop.source().execute("UPDATE customer SET credit = 7 WHERE id = 4");
        assertThat(workshop.dryRun().counts("customers")).isEqualTo("read 11");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 11, inserted 1, updated 1, unchanged 9");
        assertThat(workshop.watermark("customers")).isEqualTo(watermark);
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @Test
    void itLooksBackAsFarAsIsSaid() {
        open("5m", "");
        late(98, "00:04:59");
        late(99, "00:05:00");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 7, inserted 1, unchanged 6");
    }

    /** An old state, read again without the newer one, would take its place. */
    @Test
    void noOlderStateComesOverANewerOne() {
        workshop.source().execute("CREATE TABLE log (no INT PRIMARY KEY, id INT, v INT, at TIMESTAMP)");
        workshop.warehouse().execute("CREATE TABLE latest (id INT PRIMARY KEY, v INT, dw_loaded_at TIMESTAMP)");
        workshop.spec("""
                entity: latest
                source: { connection: src, table: log }
                watermark: { columns: [at, no], lookback: 1d }
                columns: { id: id, v: v }
                target: { connection: dw, table: latest, keys: [id], loaded_at: dw_loaded_at }
                batch_size: 1
                commit: batch
                """);
        workshop.source().execute("""
                INSERT INTO log SELECT x, 1, x * 10, DATEADD(HOUR, x - 10, LOCALTIMESTAMP) FROM SYSTEM_RANGE(1, 6)""");
        workshop.run();
        String all = "SELECT id, v, dw_loaded_at FROM latest";
        List<String> before = workshop.warehouse().rows(all);
        assertThat(before).singleElement().asString().startsWith("1 | 60");

        assertThat(workshop.run().counts("latest")).isEqualTo("read 6, unchanged 1, superseded 5");
        assertThat(workshop.warehouse().rows(all)).isEqualTo(before);

        // The cutoff is put back before the last states: those before it are not read alone.
        workshop.warehouse().execute("UPDATE ctl.etl_control SET cutoff_lag_seconds = 21600");
        assertThat(workshop.run().counts("latest")).isEqualTo("nothing");
        assertThat(workshop.warehouse().rows(all)).isEqualTo(before);
        workshop.warehouse().execute("UPDATE ctl.etl_control SET cutoff_lag_seconds = NULL");

        workshop.source().execute("""
                INSERT INTO log VALUES (7, 1, 35, DATEADD(MINUTE, -390, LOCALTIMESTAMP)), (8, 1, 80, DATEADD(HOUR, -1, LOCALTIMESTAMP))""");
        assertThat(workshop.run().counts("latest")).contains("read 8", "superseded");
        assertThat(workshop.warehouse().rows("SELECT id, v FROM latest")).containsExactly("1 | 80");
    }

    /** More of them than are merged at a time otherwise. */
    @Test
    void manyStatesOfAKeyComeTogether() {
        workshop.source().execute("CREATE TABLE log (no INT PRIMARY KEY, id INT, at TIMESTAMP)");
        workshop.warehouse().execute("CREATE TABLE latest (id INT PRIMARY KEY, no INT, dw_loaded_at TIMESTAMP)");
        workshop.spec("""
                entity: latest
                source: { connection: src, table: log }
                watermark: { columns: [at, no], lookback: 1d }
                columns: { id: id, no: no }
                target: { connection: dw, table: latest, keys: [id], loaded_at: dw_loaded_at }
                """);
        workshop.source().execute("""
                INSERT INTO log SELECT x, MOD(x, 2), DATEADD(SECOND, x, TIMESTAMP '2025-01-01 00:00:00') FROM SYSTEM_RANGE(1, 3000)""");
        workshop.run();
        List<String> before = workshop.warehouse().rows("SELECT * FROM latest ORDER BY id");
        assertThat(workshop.run().counts("latest")).isEqualTo("read 3000, unchanged 2, superseded 2998");
        assertThat(workshop.warehouse().rows("SELECT * FROM latest ORDER BY id"))
                .isEqualTo(before);
    }

    @Test
    void aRunThatIsCutDoesNotPutTheWatermarkBack() {
        open("1h", "batch_size: 2\ncommit: batch\n");
        Shop.customers(workshop, 11, 20);
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 15");
        oneSays(workshop.run().problems(), "FLX-4001");
        assertThat(workshop.watermark("customers")).contains("\"14\"");

        workshop.source().execute("UPDATE customer SET name = 'short' WHERE id = 15");
        late(99, "00:00:30");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 21, inserted 7, unchanged 14");
        assertThat(workshop.watermark("customers")).contains("\"20\"");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** Not by a run that is cut among the rows it reads again, and not when the row that it stands at is gone. */
    @Test
    void theWatermarkDoesNotGoBack() {
        open("1h", "batch_size: 2\ncommit: batch\n");
        String watermark = workshop.watermark("customers");
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 5");
        oneSays(workshop.run().problems(), "FLX-4001");
        assertThat(workshop.watermark("customers")).isEqualTo(watermark);

        workshop.source()
                .execute("UPDATE customer SET name = 'Customer 5' WHERE id = 5; DELETE FROM customer WHERE id = 10");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 9, unchanged 9");
        assertThat(workshop.watermark("customers")).isEqualTo(watermark);
    }

    @Test
    void aRowThatIsRejectedAgainIsKeptOnce() {
        open("1h", "on_error: reject\n");
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 5");
        String kept = "SELECT COUNT(*) FROM audit.etl_reject";
        for (int run = 0; run < 3; run++) {
            assertThat(workshop.run().counts("customers")).isEqualTo("read 10, unchanged 9, rejected 1");
            assertThat(workshop.warehouse().text(kept)).isEqualTo("1");
        }
        workshop.source().execute("UPDATE customer SET name = 'another one that is too long' WHERE id = 5");
        workshop.run();
        assertThat(workshop.warehouse().text(kept)).isEqualTo("2");
        workshop.source().execute("UPDATE customer SET name = 'short' WHERE id = 5");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, updated 1, unchanged 9");
    }

    /** Where clocks were changed between the two, the earlier time counts: on the wall, or in truth. */
    @ParameterizedTest(name = "{0} {1}, {2} before {4}")
    @CsvSource({
        "TIMESTAMP, America/New_York, 1h, 2025-03-09 01:30:00, 2025-03-09 03:30:00",
        "TIMESTAMP, America/New_York, 1h, 2025-11-02 00:30:00, 2025-11-02 01:30:00",
        "TIMESTAMP, utc, 1h, 2025-03-09 02:30:00, 2025-03-09 03:30:00",
        "DATE, local, 1h, 2025-03-08, 2025-03-09",
    })
    void byTheClockOfTheColumn(String type, String clock, String lookback, String first, String last) {
        looksBack(type, clock, lookback, first, last);
    }

    @Needs(Capability.ZONED_TIMESTAMPS)
    @Test
    void bySecondsOfAMoment() {
        looksBack("TIMESTAMP WITH TIME ZONE", "local", "90s", "2025-03-09 03:28:30+00", "2025-03-09 03:30:00+00");
    }

    private void looksBack(String type, String clock, String lookback, String first, String last) {
        workshop.source().execute("CREATE TABLE daily (id INT PRIMARY KEY, at " + type + ")");
        workshop.warehouse().execute("CREATE TABLE daily (id INT PRIMARY KEY)");
        workshop.spec("""
                entity: daily
                source: { connection: src, table: daily }
                watermark: { columns: [at, id], clock: %s, lookback: %s }
                columns: { id: id }
                target: { connection: dw, table: daily, keys: [id] }
                """.formatted(clock, lookback));
        String insert = "INSERT INTO daily VALUES (%d, " + type + " '%s')";
        workshop.source().execute(insert.formatted(1, last));
        assertThat(workshop.run().counts("daily")).isEqualTo("read 1, inserted 1");
        workshop.source().execute(insert.formatted(2, first));
        workshop.source().execute(insert.formatted(3, first.replace("2025-", "2024-")));
        assertThat(workshop.run().counts("daily")).isEqualTo("read 2, inserted 1, unchanged 1");
    }

    @Test
    void planPreviewAndWhySayIt() {
        open("1h", "");
        late(99, "00:00:30");
        workshop.source().execute("INSERT INTO customer VALUES (98, 'too late', 1, TIMESTAMP '2024-01-01 00:00:00')");
        try (Engine engine = workshop.engine()) {
            Forecast plan = engine.planWithEffects(Selection.ALL).get(0);
            assertThat(ForecastText.render(List.of(plan), Wording.neutral()))
                    .contains(
                            "waiting: 11 rows, 11 of them read again", "effects: 1 inserted, 0 updated, 10 unchanged");
            assertThat(engine.preview(Selection.ALL, 20).get(0).rows()).hasSize(11);
            assertThat(engine.why("customers", "99").verdict())
                    .isEqualTo("it stands behind the watermark, but within its lookback: the next run inserts it");
            assertThat(engine.why("customers", "98").verdict()).contains("'rewind'", "watermark.lookback");
        }
    }

    @Test
    void aNumberHasNoTimeToLookBack() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[id], lookback: 1h"));
        oneSays(workshop.validate(true), "FLX-2035", "'id'", "leave lookback out");
        oneSays(workshop.problems(), "FLX-2035");
    }

    @Test
    void aTimeOfDayAloneIsNoWatermark() {
        workshop.source().execute("CREATE TABLE sale (id INT PRIMARY KEY, d DATE, t TIME)");
        workshop.warehouse().execute("CREATE TABLE sale (id INT PRIMARY KEY)");
        String spec = """
                entity: sale
                source: { connection: src, table: sale }
                watermark: { columns: [t, id] }
                columns: { id: id }
                target: { connection: dw, table: sale, keys: [id] }
                """;
        workshop.spec(spec);
        oneSays(workshop.validate(true), "FLX-2009", "'t'", "begins anew each day");
        oneSays(workshop.problems(), "FLX-2009");
        try (Engine engine = workshop.engine()) {
            engine.snapshot();
        }
        oneSays(workshop.validate(false), "FLX-2009", "begins anew each day");
        workshop.spec(spec.replace("[t, id]", "[d, t, id]"));
        assertThat(workshop.problems()).isEmpty();
    }
}
