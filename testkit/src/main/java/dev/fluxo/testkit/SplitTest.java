package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.Forecast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A window that is read in ranges at once brings what it brings when it is read as one. */
@OnEveryDatabase
class SplitTest {
    private static final int ROWS = 3_000;

    private static final String LOG = """
            entity: latest
            source: { connection: src, table: log, split: { by: [%s], parts: 4 } }
            watermark: { columns: [at, no] }
            columns: { id: id, v: v }
            target: { connection: dw, table: latest, keys: [id] }
            %s
            """;
    /** The last state of each key. */
    private static final String STATES =
            "SELECT l.id, l.v FROM log l WHERE NOT EXISTS (SELECT 1 FROM log n WHERE n.id = l.id AND n.no > l.no) ORDER BY l.id";

    private static final String LATEST = "SELECT id, v FROM latest ORDER BY id";

    @RegisterExtension
    final Workshop workshop;

    SplitTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private static String spec(String split) {
        return Shop.SPEC.replace("FROM customer\"", "FROM customer\", split: " + split);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ by: id, parts: 4 }",
                "{ by: name, parts: 2 }",
                "{ by: credit, parts: 3 }",
                "{ by: updated_at, parts: 4 }",
                "{ by: [credit, id] }"
            })
    void eachRowComesOnce(String split) {
        Shop.tables(workshop);
        workshop.spec(spec(split));
        Shop.customers(workshop, 1, ROWS);
        // Most of them have one value, some have none.
        workshop.source().execute("""
                UPDATE customer SET credit = 7 WHERE id > 100;
                UPDATE customer SET credit = NULL WHERE id BETWEEN 50 AND 90""");
        assertThat(workshop.dryRun().counts("customers")).isEqualTo("read " + ROWS);
        assertThat(workshop.run().counts("customers")).isEqualTo("read " + ROWS + ", inserted " + ROWS);
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");

        workshop.source().execute("""
                UPDATE customer SET name = CONCAT('New ', name), updated_at = DATEADD(DAY, 100, updated_at) WHERE id <= 1500""");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1500, updated 1500");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** Where the ranges do not keep the states of a key together, those that are read first may be the last ones. */
    @ParameterizedTest
    @CsvSource({"no,''", "id,''", "'v, no',''", "no,commit: batch"})
    void theLastStateOfAKeyWins(String by, String more) {
        workshop.source().execute("CREATE TABLE log (no INT PRIMARY KEY, id INT, v INT, at TIMESTAMP)");
        workshop.warehouse().execute("CREATE TABLE latest (id INT PRIMARY KEY, v INT)");
        workshop.spec(LOG.formatted(by, more + "\nbatch_size: 500"));
        workshop.source().execute("""
                INSERT INTO log SELECT x, MOD(x * 7, 40), MOD(x * 31, 1009), DATEADD(SECOND, x, TIMESTAMP '2025-01-01 00:00:00')
                FROM SYSTEM_RANGE(1, %d)""".formatted(ROWS));
        assertThat(workshop.run().counts("latest")).startsWith("read " + ROWS + ", inserted 40");
        Same.rows(workshop.source(), STATES, workshop.warehouse(), LATEST);
        assertThat(workshop.run().counts("latest")).isEqualTo("nothing");
    }

    @Test
    void badRowsOfAllRangesAreRejected() {
        Shop.tables(workshop);
        workshop.spec(spec("{ by: id, parts: 3 }")
                        .replace("limite: credit", "limite: { from: credit, check: \"limite != 3\" }")
                + "on_error: reject\nmax_rejects: 100%\n");
        Shop.customers(workshop, 1, ROWS);
        workshop.source().execute("UPDATE customer SET credit = 3 WHERE MOD(id, 10) = 0");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 3000, inserted 2699, rejected 301");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM audit.etl_reject"))
                .isEqualTo(301);
    }

    /** The later of the first range was committed, and the earlier of the others was not read. */
    @Test
    void whatIsCommittedOfAFailedRunIsNoGap() {
        Shop.tables(workshop);
        workshop.spec(spec("{ by: id, parts: 4 }") + "commit: batch\nbatch_size: 400\n");
        Shop.customers(workshop, 1, ROWS);
        workshop.source().execute("""
                UPDATE customer SET updated_at = DATEADD(MINUTE, 10000 - 2 * id, updated_at);
                UPDATE customer SET name = 'a name that is too long for it' WHERE id = 900""");
        assertThat(workshop.run().status()).isEqualTo("failed");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .as("rows of batches before the bad one")
                .isBetween(1L, ROWS - 1L);
        workshop.source().execute("UPDATE customer SET name = 'short' WHERE id = 900");
        assertThat(workshop.run().status()).isEqualTo("success");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @Test
    @Needs(Capability.SHARED_SNAPSHOT)
    void withoutAWatermarkTheRangesAreOfOneMoment() {
        assertThat(warningsWithoutAWatermark()).doesNotContain("FLX-5157");
    }

    @Test
    @Without(Capability.SHARED_SNAPSHOT)
    void withoutAWatermarkOneConnectionReads() {
        assertThat(warningsWithoutAWatermark()).contains("FLX-5157", "one moment");
    }

    private String warningsWithoutAWatermark() {
        Shop.tables(workshop);
        workshop.spec(spec("{ by: id, parts: 3 }").replace("watermark: { columns: [updated_at, id] }\n", ""));
        Shop.customers(workshop, 1, ROWS);
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read " + ROWS + ", inserted " + ROWS);
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        return run.entity("customers").warnings().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "updatedat, FLX-2003, updatedat",
        "big, FLX-2095, big",
    })
    void columnsThatDoNotSuitAreNamed(String by, String code, String word) {
        Shop.tables(workshop);
        workshop.source().execute("ALTER TABLE customer ADD big DOUBLE PRECISION");
        workshop.spec(spec("{ by: " + by + " }").replace("SELECT id,", "SELECT big, id,"));
        oneSays(workshop.problems(), code, word);
    }

    @Test
    void planShowsHowTheRangesAreFound() {
        Shop.tables(workshop);
        workshop.spec(spec("{ by: id, parts: 3 }"));
        try (Engine engine = workshop.engine()) {
            assertThat(engine.plan(Selection.ALL).get(0).statements())
                    .extracting(Forecast.Statement::title)
                    .startsWith("cut into 3 ranges", "extract");
        }
    }

    @Test
    void aWatermarkWhoseOrderOnlyTheDatabaseKnowsIsRefused() {
        Shop.tables(workshop);
        workshop.spec(spec("{ by: id }").replace("[updated_at, id]", "[updated_at, name]"));
        oneSays(workshop.problems(), "FLX-2096", "'name'");
    }

    /** Eight connections are six for two entities at a time, and two more. */
    @Test
    void connectionsOfOthersAreNotTaken() {
        Shop.tables(workshop);
        workshop.connectionsWith("pool: { size: 8 }");
        workshop.spec(spec("{ by: id, parts: 4 }"));
        Shop.customers(workshop, 1, ROWS);
        Run run = workshop.run(Workshop.options(false).withThreads(2));
        assertThat(run.entity("customers").warnings().toString()).contains("FLX-5156", "3 of 4", "size: 8");
        assertThat(run.counts("customers")).isEqualTo("read " + ROWS + ", inserted " + ROWS);
        assertThat(workshop.run().entity("customers").warnings()).isEmpty();
    }

    @Test
    void moreRangesThanConnectionsAreRefused() {
        Shop.tables(workshop);
        workshop.connectionsWith("pool: { size: 5 }");
        workshop.spec(spec("{ by: id, parts: 4 }"));
        oneSays(workshop.problems(), "FLX-1086", "parts: 3", "size: 6");
    }
}
