package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fluxo.maven.Maven.Output;
import dev.fluxo.maven.Maven.Running;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C in the middle of a load, and a scheduler's SIGTERM: the run ends in order, and the next one goes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class InterruptIT {
    private static final int ROWS = 100_000;
    private static final int CTRL_C = 3;

    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
        shop.spec("customers", Shop.CUSTOMERS + "batch_size: 50\ncommit: batch\n"); // long enough to be met
        shop.sql("src", """
                INSERT INTO customer SELECT x, 'Customer ' || x, DATEADD(MINUTE, x, TIMESTAMP '2025-02-01 00:00:00')
                FROM SYSTEM_RANGE(3, %d);
                CREATE INDEX customer_updated ON customer (updated_at, id)""".formatted(ROWS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void theRunEndsInOrder(String signal) throws Exception {
        assumeFalse(
                signal.equals("INT") && isInterruptIgnored(),
                "a shell that starts jobs in the background has them ignore SIGINT");
        Running run = shop.maven().start("run", "-X");
        while (!Files.readString(run.log()).contains("MERGE INTO")) {
            assertThat(run.process().isAlive()).isTrue();
            Thread.onSpinWait();
        }
        long pid = run.process().pid();
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
        Output output = shop.maven().finish(run).fails();
        assertThat(output.text()).contains("FLX-5010", "run it again");

        assertThat(shop.rows("dw", "SELECT status, error_code FROM audit.etl_run_entity"))
                .containsExactly("failed FLX-5010");
        assertThat(shop.rows("dw", "SELECT status FROM audit.etl_run")).containsExactly("failed");
        String loaded = shop.rows("dw", "SELECT COUNT(*) FROM dim_customer").get(0);
        assertThat(Integer.parseInt(loaded)).isBetween(1, ROWS - 1);
        assertThat(shop.rows("dw", "SELECT watermark FROM ctl.etl_control"))
                .singleElement()
                .asString()
                .contains("\"" + loaded + "\"");

        shop.spec("customers", Shop.CUSTOMERS);
        shop.maven().run("run").succeeds();
        assertThat(shop.rows("dw", "SELECT COUNT(*) FROM dim_customer")).containsExactly(Integer.toString(ROWS));
    }

    /** The source would compute for years; nobody waits for it. */
    @Test
    void aQueryIsCancelled() throws Exception {
        slowQuery();
        Running run = shop.maven().start("run", "-X");
        awaitQuery(run);
        run.process().destroy(); // SIGTERM
        Output output = shop.maven().finish(run);
        assertThat(output.status()).isEqualTo(143);
        assertStopped(output);
    }

    @Test
    void ctrlCInATerminalWithLiveLinesCancelsToo() throws Exception {
        assumeTrue(Maven.hasTerminal(), "no 'script' of util-linux here, which makes a terminal");
        slowQuery();
        Running run = shop.maven().startInTerminal("run", "-X");
        awaitQuery(run);
        OutputStream keyboard = run.process().getOutputStream();
        keyboard.write(CTRL_C);
        keyboard.flush();
        Output output = shop.maven().finish(run);
        assertThat(output.status()).isEqualTo(130);
        assertStopped(output);
    }

    private void slowQuery() throws IOException {
        shop.sql("src", """
                CREATE VIEW slow_customer AS SELECT * FROM customer c
                WHERE (SELECT COUNT(*) FROM customer a, customer b WHERE a.id + b.id > c.id) >= 0""");
        shop.spec("customers", Shop.CUSTOMERS.replace("table: customer", "table: slow_customer"));
    }

    private static void awaitQuery(Running run) throws IOException {
        while (!Files.readString(run.log()).contains("\"SLOW_CUSTOMER\"")) {
            assertThat(run.process().isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private void assertStopped(Output output) {
        assertThat(output.text())
                .contains("stopping: what the databases are doing is cancelled", "FLX-5010")
                .doesNotContain("did not end in time");
        assertThat(shop.rows("dw", "SELECT status, error_code FROM audit.etl_run_entity"))
                .containsExactly("failed FLX-5010");
        assertThat(shop.rows("dw", "SELECT status FROM audit.etl_run")).containsExactly("failed");
    }

    /** As this process does, so do its children: bit 1 of the mask is signal 2. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Long.parseUnsignedLong(
                                                line.substring("SigIgn:".length())
                                                        .strip(),
                                                16)
                                        & 2)
                                != 0);
    }
}
