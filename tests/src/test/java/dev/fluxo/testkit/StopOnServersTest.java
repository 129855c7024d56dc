package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RunResult;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is asked to end while a server makes it wait: for a lock, for a slow statement, for an answer that never comes. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StopOnServersTest {
    private static final String ACTIVE =
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND ";

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void aShopOfWhichTenCustomersAreLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.run();
        Shop.customers(workshop, 11, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHARE", "ACCESS EXCLUSIVE"})
    void itNoLongerWaitsForALock(String mode) {
        try (Database other = workshop.warehouse().another("")) {
            other.execute("BEGIN; LOCK TABLE dim_customer IN " + mode + " MODE");
            Run run = stopped(() -> workshop.warehouse().number(ACTIVE + "wait_event_type = 'Lock'") > 0);
            says(run.problem("customers"), "FLX-5010", "stopped");
            until(() -> workshop.warehouse().number(ACTIVE + "wait_event_type = 'Lock'") == 0);
            other.execute("ROLLBACK");
        }
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
    }

    @Test
    void itNoLongerWaitsForALockOfTheSource() {
        try (Database other = workshop.source().another("")) {
            other.execute("BEGIN; LOCK TABLE customer IN ACCESS EXCLUSIVE MODE");
            Run run = stopped(() -> workshop.source().number(ACTIVE + "wait_event_type = 'Lock'") > 0);
            says(run.problem("customers"), "FLX-5010", "stopped");
            until(() -> workshop.source().number(ACTIVE + "wait_event_type = 'Lock'") == 0);
        }
    }

    @Test
    void aStatementOfTheTargetIsCancelled() {
        workshop.warehouse().execute("""
                CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1000); RETURN NEW; END $$;
                CREATE TRIGGER slowly BEFORE INSERT ON dim_customer FOR EACH ROW EXECUTE FUNCTION slowly()""");
        Run run = stopped(() -> workshop.warehouse().number(ACTIVE + "wait_event = 'PgSleep'") > 0);
        says(run.problem("customers"), "FLX-5010", "stopped");
        until(() -> workshop.warehouse().number(ACTIVE + "wait_event = 'PgSleep'") == 0);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(10);
    }

    @Test
    void aServerThatDoesNotAnswerIsLeft() {
        try (Network network = Network.to(port(workshop.source()))) {
            through(network, "src");
            network.fail(Network.Way.HANG, 0);
            Run run = stopped(network::isWaitedFor);
            says(run.problem("customers"), "FLX-5010", "stopped");
        }
    }

    @Test
    void aConnectionThatHangsIsCutByTheSecondWish() {
        workshop.source().execute("CREATE VIEW slow AS SELECT c.* FROM customer c, pg_sleep(1000)");
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM slow"));
        try (Network network = Network.to(port(workshop.source()))) {
            through(network, "src");
            try (Engine engine = workshop.engine()) {
                CompletableFuture<RunResult> running = running(engine);
                until(() -> workshop.source().number(ACTIVE + "wait_event = 'PgSleep'") > 0);
                network.fail(Network.Way.HANG, 0);
                engine.stop();
                engine.stop();
                Run run = Run.audited(running.join(), workshop.warehouse());
                says(run.problem("customers"), "FLX-5010", "stopped");
            }
        }
        workshop.source()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
    }

    @Test
    void booksThatDoNotAnswerAreLeftByTheSecondWish() {
        try (Network network = Network.to(port(workshop.warehouse()))) {
            through(network, "dw");
            network.fail(Network.Way.HANG, 0);
            try (Engine engine = workshop.engine()) {
                CompletableFuture<RunResult> running = running(engine);
                until(network::isWaitedFor);
                engine.stop();
                engine.stop();
                assertThat(running.handle((result, failure) -> cause(failure)).join())
                        .isInstanceOfSatisfying(
                                FluxoException.class,
                                failure ->
                                        assertThat(failure.first().toString()).contains("FLX-5010"));
            }
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private Run stopped(BooleanSupplier when) {
        try (Engine engine = workshop.engine()) {
            CompletableFuture<RunResult> running = running(engine);
            until(() -> {
                assertThat(running).isNotDone();
                return when.getAsBoolean();
            });
            engine.stop();
            return Run.audited(running.join(), workshop.warehouse());
        }
    }

    private static CompletableFuture<RunResult> running(Engine engine) {
        return CompletableFuture.supplyAsync(() -> engine.run(Workshop.options(false)));
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static int port(Database database) {
        return URI.create(database.url().substring("jdbc:".length())).getPort();
    }

    /** One of the connections goes by way of the network. */
    private void through(Network network, String connection) {
        String by = network.port() + "/";
        String source = workshop.source().yaml();
        String warehouse = workshop.warehouse().yaml();
        String direct = port(workshop.source()) + "/";
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles: { test: { connections: { src: { %s }, dw: { %s } } } }
                """.formatted(
                        connection.equals("src") ? source.replace(direct, by) : source,
                        connection.equals("dw") ? warehouse.replace(direct, by) : warehouse));
    }
}
