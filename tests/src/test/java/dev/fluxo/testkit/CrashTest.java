package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process that dies in the middle: nothing is half loaded, no watermark is ahead of the rows, the next run simply goes on. H2 writes
 * at each commit here: what it has written of a transaction that had rows of a temporary table it does not roll back whole when
 * it opens the file again (docs/databases.md).
 */
class CrashTest {
    private static final int ROWS_BEFORE = 10;
    private static final int ROWS = 60;

    @TempDir
    Path folder;

    @BeforeEach
    void aShopOfWhichTenCustomersAreLoaded() throws IOException {
        Files.writeString(folder.resolve("project.yaml"), """
                version: 1
                control: dw
                profiles:
                  test:
                    connections:
                      src: { url: "jdbc:h2:file:${project.dir}/src" }
                      dw: { url: "jdbc:h2:file:${project.dir}/dw;WRITE_DELAY=0" }
                """);
        try (Database source = open("src");
                Database warehouse = open("dw")) {
            source.execute(
                    "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(100), credit DECIMAL(12, 2), updated_at TIMESTAMP)");
            customers(source, 1, ROWS_BEFORE);
            warehouse.execute(
                    "CREATE TABLE dim_customer (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2), dw_loaded_at TIMESTAMP)");
        }
    }

    /** Where the process dies, at the how manieth write; 20 rows a batch. */
    @ParameterizedTest(name = "commit: {0}, dead at write {2} of {1}")
    @CsvSource({
        "entity, public.dim_customer, 45",
        "entity, audit.etl_run_entity, 2",
        "batch, public.dim_customer, 45",
        "batch, ctl.etl_control, 2"
    })
    void theNextRunGoesOn(String commit, String table, int write) throws IOException {
        Files.writeString(folder.resolve("customers.yaml"), Shop.SPEC + "batch_size: 20\ncommit: " + commit + "\n");
        CrashingRun.run(folder);
        try (Database source = open("src");
                Database warehouse = open("dw")) {
            customers(source, ROWS_BEFORE + 1, ROWS);
            CrashingRun.arm(warehouse, table);
        }

        assertThat(exitOfARun("-Dcrash.table=" + table, "-Dcrash.after=" + write))
                .isEqualTo(CrashingRun.KILLED);

        // Ids are dense and ascend with the watermark: it tells how many rows there must be, and that no other is
        // there.
        try (Database warehouse = open("dw")) {
            String watermark = warehouse.text("SELECT watermark FROM ctl.etl_control");
            long rows = warehouse.number("SELECT COUNT(*) FROM dim_customer");
            assertThat(watermark).contains("\"" + rows + "\"");
            assertThat(warehouse.number("SELECT MAX(customer_id) FROM dim_customer"))
                    .isEqualTo(rows);
        }

        try (ChildRun run = ChildRun.start(folder)) {
            assertThat(run.exit()).as(run.log()).isZero();
        }
        try (Database source = open("src");
                Database warehouse = open("dw")) {
            assertThat(Same.rows(source, Shop.SOURCE, warehouse, Shop.TARGET)).isEqualTo(ROWS);
            assertThat(warehouse.rows("SELECT run_id FROM audit.etl_run WHERE status = 'running'"))
                    .isEmpty();
            assertThat(warehouse.rows("SELECT run_id FROM audit.etl_run_entity WHERE status = 'running'"))
                    .isEmpty();
        }
    }

    /** At the third write of the row that remembers how far it is, amid the rows of the third batch, or at the third commit's audit. */
    @ParameterizedTest(name = "dead at write {1} of {0}")
    @CsvSource({"ctl.etl_control, 3", "public.dim_customer, 45", "audit.etl_run_entity, 4"})
    void aBackfillGoesOnWhereItDied(String table, int write) throws IOException {
        Files.writeString(folder.resolve("customers.yaml"), Shop.SPEC + "batch_size: 20\n");
        try (Database source = open("src")) {
            customers(source, ROWS_BEFORE + 1, ROWS);
        }
        CrashingRun.run(folder);
        try (Database source = open("src");
                Database warehouse = open("dw")) {
            source.execute("UPDATE customer SET credit = credit + 1");
            CrashingRun.arm(warehouse, table);
        }
        assertThat(exitOfARun("-Dcrash.backfill=true", "-Dcrash.table=" + table, "-Dcrash.after=" + write))
                .isEqualTo(CrashingRun.KILLED);

        try (Database warehouse = open("dw")) {
            assertThat(warehouse.number("SELECT COUNT(*) FROM dim_customer WHERE limite <> customer_id * 1.5"))
                    .isEqualTo(40);
        }
        assertThat(exitOfARun("-Dcrash.backfill=true")).isZero();
        try (Database source = open("src");
                Database warehouse = open("dw")) {
            assertThat(Same.rows(source, Shop.SOURCE, warehouse, Shop.TARGET)).isEqualTo(ROWS);
            assertThat(warehouse.number("SELECT rows_read FROM audit.etl_run_entity e JOIN audit.etl_run r"
                            + " ON r.run_id = e.run_id WHERE r.mode = 'backfill' AND e.status = 'success'"))
                    .isEqualTo(20);
        }
    }

    /** Amid the rows that it loads, at its audit, or when it has noted that it is done. */
    @ParameterizedTest(name = "dead at write {1} of {0}")
    @CsvSource({"public.dim_customer, 20", "audit.etl_run_entity, 2", "ctl.etl_control, 1"})
    void aHealingIsWholeOrNothing(String table, int write) throws IOException {
        Files.writeString(folder.resolve("customers.yaml"), Shop.SPEC + "batch_size: 20\n");
        try (Database source = open("src")) {
            customers(source, ROWS_BEFORE + 1, ROWS);
        }
        CrashingRun.run(folder);
        String before;
        String watermark;
        try (Database warehouse = open("dw")) {
            warehouse.execute("DELETE FROM dim_customer WHERE customer_id > 50;"
                    + " UPDATE dim_customer SET nome = 'damaged' WHERE customer_id <= 30");
            before = warehouse.rows(Shop.TARGET).toString();
            watermark = warehouse.text("SELECT watermark FROM ctl.etl_control");
            CrashingRun.arm(warehouse, table);
        }
        assertThat(exitOfARun("-Dcrash.heal=true", "-Dcrash.table=" + table, "-Dcrash.after=" + write))
                .isEqualTo(CrashingRun.KILLED);

        try (Database warehouse = open("dw")) {
            assertThat(warehouse.rows(Shop.TARGET)).hasToString(before);
        }
        assertThat(exitOfARun("-Dcrash.heal=true")).isZero();
        try (Database source = open("src");
                Database warehouse = open("dw")) {
            assertThat(Same.rows(source, Shop.SOURCE, warehouse, Shop.TARGET)).isEqualTo(ROWS);
            assertThat(warehouse.text("SELECT watermark FROM ctl.etl_control")).isEqualTo(watermark);
            assertThat(warehouse.rows("SELECT run_id FROM audit.etl_run WHERE status = 'running'"
                            + " UNION ALL SELECT run_id FROM audit.etl_run_entity WHERE status = 'running'"))
                    .isEmpty();
        }
    }

    private int exitOfARun(String... options) {
        try (ChildRun run = ChildRun.start(folder, options)) {
            return run.exit();
        }
    }

    private static void customers(Database source, int from, int to) {
        source.execute("""
                INSERT INTO customer SELECT x, 'Customer ' || x, x * 1.5, DATEADD(MINUTE, x, TIMESTAMP '2025-01-01 00:00:00')
                FROM SYSTEM_RANGE(%d, %d)""".formatted(from, to));
    }

    /** Without tidying up on close: after a crash an assertion of H2's own fails in there, where assertions are on. */
    private Database open(String name) {
        return Database.open("jdbc:h2:file:" + folder.resolve(name) + ";MAX_COMPACT_TIME=0");
    }
}
