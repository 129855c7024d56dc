package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of PostgreSQL that pass when the work is done again: it is, as a whole, and nothing comes twice. Others are not tried again. */
class TransientFaultTest {
    private static final String ENGINE = "application_name = 'fluxo' AND datname = current_database()";
    private static final String TERMINATE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + ENGINE;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void aShopOfWhichSomeCustomersAreLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.run();
        Shop.customers(workshop, 11, 3_000);
    }

    @ParameterizedTest(name = "commit: {0}")
    @ValueSource(strings = {"entity", "batch"})
    void theWritersConnectionIsLostInTheMiddle(String commit) {
        workshop.spec(Shop.SPEC + "batch_size: 1000\ncommit: " + commit + "\n");
        workshop.warehouse().backend().installHook(workshop.warehouse(), "dim_customer");
        Hook.at(1_500, () -> workshop.warehouse().execute(TERMINATE + " AND query LIKE 'INSERT%'"));

        assertThat(workshop.run().status()).isEqualTo("success");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /**
     * The query is asked again from the last row on: the first one is not read again. The reader waits in its row for a lock of
     * the test's, which ends its session; the server remembers how often functions were called.
     */
    @Test
    void theReadersConnectionIsLostInTheMiddle() {
        workshop.source().execute("""
                CREATE FUNCTION first_row() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
                CREATE FUNCTION lose(n int, name text) RETURNS text LANGUAGE plpgsql STABLE AS $$
                BEGIN
                  IF n = 11 THEN PERFORM first_row(); END IF;
                  IF n = 2500 THEN PERFORM pg_advisory_xact_lock_shared(4712); END IF;
                  RETURN name;
                END $$;
                DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET track_functions = ''all''';
                END $$""");
        workshop.spec(Shop.SPEC.replace("SELECT id, name", "SELECT id, lose(id, name) AS name") + "batch_size: 100\n");
        // In the order of the index, so that rows come before the loss.
        connections("?options=-c%20enable_sort%3Doff%20-c%20enable_seqscan%3Doff", "");

        try (Database test = workshop.source().another("?ApplicationName=hook")) {
            test.text("SELECT pg_advisory_lock(4712)");
            CompletableFuture<Void> lost = CompletableFuture.runAsync(() -> {
                String waiting = null;
                while (waiting == null) {
                    waiting = test.text("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4712"
                            + " AND NOT granted");
                    Thread.onSpinWait();
                }
                test.text("SELECT pg_terminate_backend(" + waiting + ", 60000)");
                test.text("SELECT pg_advisory_unlock(4712)");
            });
            assertThat(workshop.run().counts("customers")).isEqualTo("read 2990, inserted 2990");
            lost.join();
            assertThat(test.otherSessions())
                    .as("whose calls are not counted yet")
                    .isZero();
            assertThat(test.text("SELECT calls FROM pg_stat_user_functions WHERE funcname = 'first_row'"))
                    .isEqualTo("1");
        }
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** The rival holds what the merge comes to need, and needs a row of the merge's; the server ends the merge. */
    @Test
    void aDeadlockIsTriedAgain() throws Exception {
        workshop.warehouse().backend().installHook(workshop.warehouse(), "dim_customer");
        workshop.warehouse().execute("""
                CREATE TABLE other (id int PRIMARY KEY);
                INSERT INTO other VALUES (1);
                CREATE FUNCTION touch_other() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN UPDATE other SET id = id; RETURN NEW; END $$;
                CREATE TRIGGER zz_touch BEFORE INSERT ON dim_customer FOR EACH ROW WHEN (NEW.customer_id = 2000)
                  EXECUTE FUNCTION touch_other()""");
        try (Database rival = workshop.warehouse().another("?ApplicationName=hook")) {
            rival.execute("SET deadlock_timeout = '1h'");
            rival.connection().setAutoCommit(false);
            rival.execute("UPDATE other SET id = id");
            CompletableFuture<Void> done = new CompletableFuture<>();
            Hook.at(1_000, () -> new Thread(() -> insertAndGiveUp(rival, done), "rival").start());

            assertThat(workshop.run().status()).isEqualTo("success");
            done.get(60, TimeUnit.SECONDS);
        }
        assertThat(workshop.warehouse()
                        .number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .isEqualTo(1);
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** Waits for the merge, which has inserted a row of this key, until that is ended. */
    private static void insertAndGiveUp(Database rival, CompletableFuture<Void> done) {
        try {
            rival.execute("INSERT INTO dim_customer (customer_id) VALUES (999)");
            rival.connection().rollback();
            done.complete(null);
        } catch (SQLException | AssertionError e) {
            done.completeExceptionally(e);
        }
    }

    @Test
    void aLockThatIsNotGivenUpFailsWithItsName() throws SQLException {
        connections("", "?options=-c%20lock_timeout%3D50");
        try (Database rival = workshop.warehouse().another("?ApplicationName=hook")) {
            rival.connection().setAutoCommit(false);
            rival.execute("LOCK TABLE dim_customer IN EXCLUSIVE MODE");
            Run run = workshop.run();
            says(run.problem("customers"), "FLX-3013", "dw");
        }
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2990, inserted 2990");
    }

    /** What the server could not do now it can do a moment later. */
    @Test
    void aBusyServerIsAskedAgain() {
        refuses("out_of_memory", "IF nextval('attempts') = 1 THEN ");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("success");
        assertThat(workshop.warehouse().number("SELECT last_value FROM attempts"))
                .isEqualTo(2);
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** What is more than the server grants is so the next time too. */
    @Test
    void aLimitOfTheServerIsToldAtOnce() {
        refuses("configuration_limit_exceeded", "IF nextval('attempts') > 0 THEN ");
        says(workshop.run().problem("customers"), "FLX-3067", "'commit: batch'", "dw");
        assertThat(workshop.warehouse().number("SELECT last_value FROM attempts"))
                .isEqualTo(1);
    }

    private void refuses(String condition, String when) {
        workshop.warehouse().execute("""
                CREATE SEQUENCE attempts;
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  %s RAISE 'not now' USING ERRCODE = '%s'; END IF;
                  RETURN NEW;
                END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON dim_customer FOR EACH ROW WHEN (NEW.customer_id = 2500)
                  EXECUTE FUNCTION refuse()""".formatted(when, condition));
    }

    @Test
    void aWarehouseThatTakesNoWritesIsTold() {
        workshop.warehouse().execute("""
                DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET default_transaction_read_only = on'; END $$""");
        assertThat(workshop.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("FLX-3066", "takes no writes", "'dw'"));
    }

    /** A disk that is full stays full: it is said at once, and nothing is half written. */
    @Test
    void aFullDiskIsNotTriedAgain() {
        workshop.warehouse().execute("""
                CREATE SEQUENCE attempts;
                CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM nextval('attempts');
                  RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
                END $$;
                CREATE TRIGGER full_disk BEFORE INSERT ON dim_customer FOR EACH ROW WHEN (NEW.customer_id = 2500)
                  EXECUTE FUNCTION full_disk()""");
        Run run = workshop.run();
        says(run.problem("customers"), "FLX-3015", "no room left", "dw");
        assertThat(workshop.warehouse().number("SELECT last_value FROM attempts"))
                .isEqualTo(1);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(10);

        workshop.warehouse().execute("DROP TRIGGER full_disk ON dim_customer");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2990, inserted 2990");
    }

    /** The connections with something appended to the URL of each. */
    private void connections(String ofTheSource, String ofTheWarehouse) {
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles: { test: { connections: { src: { %s }, dw: { %s } } } }
                """.formatted(
                workshop.source()
                        .yaml()
                        .replace(workshop.source().url(), workshop.source().url() + ofTheSource),
                workshop.warehouse()
                        .yaml()
                        .replace(
                                workshop.warehouse().url(), workshop.warehouse().url() + ofTheWarehouse)));
    }
}
