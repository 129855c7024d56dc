package dev.fluxo.engine.internal.control;

import static dev.fluxo.testkit.TestDatabases.settings;
import static dev.fluxo.testkit.TestDatabases.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.testkit.TestDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A lock that another process holds, until it is killed. */
@Timeout(120)
class LocksOfProcessesTest {
    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @TempDir
    Path folder;

    @Test
    void isFreedByTheDatabaseWhenTheProcessIsKilled() throws IOException, InterruptedException {
        String url = "jdbc:h2:file:" + folder.resolve("dw") + ";AUTO_SERVER=TRUE";
        Database control = databases.open(settings("dw", url));
        ControlSchema.ensure(control, true);
        Process other = start(url);
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            String runId = said.readLine();
            FluxoException refused =
                    catchThrowableOfType(FluxoException.class, () -> EntityLock.acquire(control, "dim_a"));
            assertThat(refused.first().code()).isEqualTo(Code.ENTITY_LOCKED);
            assertThat(refused.first().message()).contains(runId, ":" + other.pid());
            RunLock.closeAbandoned(control);
            assertThat(texts(control, "SELECT status FROM audit.etl_run")).containsExactly("running");
            other.destroyForcibly().waitFor();
            acquireWhenTheDatabaseHasNoticed(control).close();
            closeAbandonedRuns(control);
            assertThat(texts(control, "SELECT status FROM audit.etl_run")).containsExactly("failed");
            assertThat(texts(control, "SELECT error_code FROM audit.etl_run_entity"))
                    .containsExactly("FLX-5004");
        } finally {
            other.destroyForcibly();
        }
    }

    private static EntityLock acquireWhenTheDatabaseHasNoticed(Database control) {
        while (true) {
            try {
                return EntityLock.acquire(control, "dim_a");
            } catch (FluxoException e) {
                assertThat(e.first().code()).isEqualTo(Code.ENTITY_LOCKED);
            }
        }
    }

    /** The run's lock is on another connection, whose end may be noticed a moment later. */
    private static void closeAbandonedRuns(Database control) {
        while (texts(control, "SELECT status FROM audit.etl_run").contains("running")) {
            RunLock.closeAbandoned(control);
        }
    }

    private static Process start(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
