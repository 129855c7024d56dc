package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.fluxo.cli.Cli.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and a scheduler's SIGTERM: what the databases do is cancelled, and the books are closed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class SignalsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void theRunEndsInOrder(String signal, int status) throws Exception {
        assumeFalse(
                signal.equals("INT") && isInterruptIgnored(),
                "a shell that starts jobs in the background has them ignore SIGINT");
        Cli cli = Cli.inProject(home);
        // It would compute for years.
        cli.sql("src", """
                INSERT INTO customer SELECT x, 'Customer ' || x, TIMESTAMP '2025-02-01 00:00:00' FROM SYSTEM_RANGE(3, 100000);
                CREATE VIEW slow_customer AS SELECT * FROM customer c
                WHERE (SELECT COUNT(*) FROM customer a, customer b WHERE a.id + b.id > c.id) >= 0""");
        cli.write("pipelines/customers.yaml", Cli.CUSTOMERS.replace("table: customer", "table: slow_customer"));
        Process run = cli.start(Map.of(), "run", "-X");
        cli.await(run, "\"SLOW_CUSTOMER\"");
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid()))
                .start()
                .waitFor();
        Ended ended = cli.finish(run);
        assertThat(ended.status()).as(ended.err()).isEqualTo(status);
        assertThat(ended.err())
                .contains("stopping: what the databases are doing is cancelled", "FLX-5010")
                .doesNotContain("did not end in time");
        assertThat(cli.texts("dw", "SELECT status FROM audit.etl_run")).containsExactly("failed");
    }

    /** As this process does, so do its children: bit 1 of the mask is signal 2. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
}
