package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RunResult;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The server of both databases dies at once in the middle of a merge ({@code immediate}), and comes back, or not. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a server is told to die by a signal")
class ServerRestartTest {
    private static final int ROWS = 20_000;

    @TempDir
    Path folder;

    private EmbeddedPostgres server;
    private Process again;

    @BeforeEach
    void aShop() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                // By default this one forgets what it has committed just before it dies.
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        Files.writeString(folder.resolve("project.yaml"), """
                version: 1
                control: dw
                profiles:
                  test:
                    connections:
                      src: { %1$s }
                      dw: { %1$s, timeouts: { connect: 500ms } }
                """.formatted(
                        "url: \"" + url() + "\", user: postgres, password: postgres"));
        Files.writeString(folder.resolve("customers.yaml"), Shop.SPEC + "batch_size: 1000\n");
        try (Engine engine = engine();
                Database database = open()) {
            engine.init();
            database.execute("""
                    CREATE TABLE customer (id int PRIMARY KEY, name varchar(100), credit decimal(12, 2), updated_at timestamp);
                    CREATE TABLE dim_customer (customer_id int PRIMARY KEY, nome varchar(20), limite decimal(12, 2), dw_loaded_at timestamp);
                    INSERT INTO customer SELECT x, 'Customer ' || x, x, timestamp '2025-01-01' + x * interval '1 minute'
                    FROM generate_series(1, %d) x;
                    INSERT INTO dim_customer (customer_id) VALUES (0)""".formatted(ROWS));
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (again != null) {
            again.destroyForcibly();
        }
        server.close();
    }

    @Test
    void theRunSaysThatItIsGoneAndTheNextOneHeals() throws Exception {
        RunResult[] result = new RunResult[1];
        FluxoException[] refusal = new FluxoException[1];
        Thread run = new Thread(() -> {
            try (Engine engine = engine()) {
                result[0] = engine.run(Workshop.options(false));
            } catch (FluxoException e) {
                refusal[0] = e;
            }
        });
        List<String> command;
        try (Database holder = open()) {
            holder.connection().setAutoCommit(false);
            holder.execute("LOCK TABLE dim_customer IN EXCLUSIVE MODE");
            run.start();
            while (holder.number("SELECT COUNT(*) FROM pg_locks WHERE NOT granted") == 0) {
                assertThat(run.isAlive()).isTrue();
            }
            // That the entity has begun is not waited for: a moment later it is on the disk.
            holder.execute("CHECKPOINT");
            command = dieAtOnce();
            run.join();
        }
        says(refusal[0] == null ? result[0].entities().toString() : refusal[0].getMessage(), "FLX-3001", "dw");

        startAgain(command);
        try (Engine engine = engine();
                Database database = open()) {
            assertThat(engine.run(Workshop.options(false)).entities().get(0).problem())
                    .isNull();
            assertThat(database.number(
                            "SELECT COUNT(*) FROM dim_customer JOIN customer ON id = customer_id AND nome = name"))
                    .isEqualTo(ROWS);
            assertThat(database.rows("SELECT status, error_code FROM audit.etl_run_entity ORDER BY started_at"))
                    .containsExactly("failed | FLX-5004", "success | null");
        }
    }

    /**
     * As {@code pg_ctl stop -m immediate} does.
     *
     * @return how it was started
     */
    private List<String> dieAtOnce() throws IOException, InterruptedException, ExecutionException {
        String pid = Files.readAllLines(data().resolve("postmaster.pid")).get(0);
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL does not run as root; a namespace of its own hides from it that it does.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(postmaster.info().command().orElseThrow());
        command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
        assertThat(new ProcessBuilder("kill", "-QUIT", pid).start().waitFor()).isZero();
        postmaster.onExit().get();
        return command;
    }

    private void startAgain(List<String> command) throws IOException {
        again = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        while (!isReady()) {
            assertThat(again.isAlive()).isTrue();
        }
    }

    private boolean isReady() {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres")) {
            return connection.isValid(10);
        } catch (SQLException e) {
            return false;
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    private Database open() {
        return Database.open(Backends.named("postgresql"), url(), "postgres", "postgres", () -> {});
    }

    private Engine engine() {
        return Engine.open(EngineSettings.of(folder, null));
    }
}
