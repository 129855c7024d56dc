package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.spark.Cluster;
import dev.fluxo.spark.Patience;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** On a cluster of processes, some of which are killed: by -Pfaults. */
@EnabledIfSystemProperty(named = "faults.all", matches = "true")
class SparkClusterTest {
    private static final int ROWS = 4_000;
    private static final String PASSWORD = "Geheim-4711";
    private static final int GATE = 4711;

    private static final String LEFT = "SELECT COUNT(*) FROM pg_tables WHERE tablename LIKE 'flx%'";

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @TempDir
    Path folder;

    private Cluster cluster;

    @BeforeEach
    void start() throws Exception {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, ROWS);
        workshop.source()
                .execute("CREATE FUNCTION gated(id INT, name TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE AS '"
                        + "BEGIN IF id % 1000 = 990 THEN PERFORM pg_advisory_lock_shared(" + GATE
                        + "); PERFORM pg_advisory_unlock_shared("
                        + GATE + "); END IF; RETURN name; END'");
        workshop.spec(Shop.SPEC.replace(
                "SELECT id, name, credit, updated_at FROM customer\"",
                "SELECT id, gated(id, name) AS name, credit, updated_at FROM customer\", split: { by: id, parts: 4 }"));
        for (Database database : List.of(workshop.source(), workshop.warehouse())) {
            database.execute("""
                    DO $$BEGIN DROP OWNED BY spark_loader; DROP ROLE spark_loader; EXCEPTION WHEN undefined_object THEN NULL; END$$;""");
        }
        workshop.source().execute("CREATE ROLE spark_loader LOGIN SUPERUSER PASSWORD '" + PASSWORD + "'");
        String login = "user: spark_loader, password: " + PASSWORD;
        workshop.connections(login, login);
        // Of two hosts, as Spark sees it: a second attempt of a task is not made on the host of the first.
        cluster = new Cluster(
                folder,
                // Also where tests are started by a jar that names it.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                List.of(new Cluster.Worker("127.0.0.1", 2, List.of()), new Cluster.Worker("127.0.0.2", 2, List.of())));
    }

    @AfterEach
    void end() {
        if (cluster != null) {
            cluster.close();
        }
        workshop.source().execute("SELECT pg_advisory_unlock_all()");
        Patience.until(() -> others(workshop.source()) + others(workshop.warehouse()) == 0, () -> "sessions are left");
    }

    private static long others(Database database) {
        return database.number(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = 'spark_loader'");
    }

    private Process driver(String name, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("-Dspark.executor.extraClassPath=" + cluster.own());
        return cluster.driver(name, all, "run", "--pipelines=" + workshop.folder());
    }

    /** Rows of each range wait at it, until it is opened. */
    private void shut() {
        workshop.source().execute("SELECT pg_advisory_lock(" + GATE + ")");
    }

    private void open() {
        workshop.source().execute("SELECT pg_advisory_unlock(" + GATE + ")");
    }

    private void awaitWaiting(int readers) {
        Patience.until(
                () -> workshop.source()
                                .number(
                                        "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = "
                                                + GATE)
                        >= readers,
                () -> "nobody waits: " + cluster.text("driver"));
    }

    private void allIsThere() {
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.warehouse().number(LEFT)).as("tables of workers").isZero();
    }

    private void ends(Process driver, String name) throws Exception {
        int exit = Cluster.exit(driver);
        assertThat(exit).as(cluster.text(name)).isZero();
    }

    @Test
    void allIsLoadedAndNoSecretIsSeen() throws Exception {
        ends(driver("driver"), "driver");
        allIsThere();
        assertThat(workshop.warehouse().text("SELECT status FROM audit.etl_run"))
                .isEqualTo("success");
        List<Path> written = cluster.written();
        assertThat(written.stream().map(Path::toString))
                .anyMatch(file -> file.contains("events/app-") || file.contains("events/"));
        assertThat(written.stream().map(Path::toString))
                .as("logs of executors")
                .anyMatch(file -> file.contains("/work-worker"));
        for (Path file : written) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void anExecutorIsKilledWhileItReads() throws Exception {
        shut();
        Process driver = driver("driver");
        awaitWaiting(3);
        assertThat(cluster.killExecutors()).isPositive();
        open();
        ends(driver, "driver");
        allIsThere();
    }

    /** What is left is dropped by the next run. */
    @Test
    void theDriverIsKilledWhileWorkersRead() throws Exception {
        shut();
        Process driver = driver("driver");
        awaitWaiting(3);
        driver.destroyForcibly().waitFor();
        open();
        Patience.until(() -> others(workshop.source()) + others(workshop.warehouse()) == 0, () -> "sessions are left");
        assertThat(workshop.warehouse().number(LEFT)).as("what it left").isPositive();
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
        ends(driver("driver2"), "driver2");
        allIsThere();
    }

    /** All has been staged, and the merge waits for the target. */
    @Test
    void theDriverIsKilledWhileItMerges() throws Exception {
        workshop.warehouse().execute("BEGIN; LOCK TABLE dim_customer IN SHARE MODE");
        Process driver = driver("driver");
        Patience.until(
                () -> workshop.warehouse()
                                .number(
                                        "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = 'dim_customer'::regclass")
                        > 0,
                () -> "nobody merges: " + cluster.text("driver"));
        driver.destroyForcibly().waitFor();
        workshop.warehouse().execute("COMMIT");
        Patience.until(() -> others(workshop.source()) + others(workshop.warehouse()) == 0, () -> "sessions are left");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
        ends(driver("driver2"), "driver2");
        allIsThere();
    }

    /** Slow tasks are tried a second time while the first attempt is alive; both come to their end. */
    @Test
    void twoAttemptsAreAlive() throws Exception {
        workshop.source()
                .execute("CREATE OR REPLACE FUNCTION gated(id INT, name TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE AS '"
                        + "BEGIN IF id = 3990 THEN PERFORM pg_advisory_lock_shared(" + GATE
                        + "); PERFORM pg_advisory_unlock_shared("
                        + GATE + "); END IF; RETURN name; END'");
        shut();
        Process driver = driver(
                "driver",
                "-Dspark.speculation=true",
                "-Dspark.speculation.interval=100ms",
                "-Dspark.speculation.multiplier=1.01",
                "-Dspark.speculation.minTaskRuntime=10ms",
                "-Dspark.speculation.quantile=0.5");
        awaitWaiting(2);
        open();
        ends(driver, "driver");
        allIsThere();
    }

    @Test
    void executorsWithoutOurClassesAreNamed() throws Exception {
        Process driver = cluster.driver("driver", List.of(), "run", "--pipelines=" + workshop.folder());
        assertThat(Cluster.exit(driver)).isEqualTo(1);
        assertThat(cluster.text("driver")).contains("FLX-5204");
        assertThat(workshop.warehouse().number(LEFT)).isZero();
    }
}
