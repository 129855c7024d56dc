package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RunResult;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that is cut, hangs or becomes slow, at any byte: the run ends within its time-outs and says so; the next one heals. */
class NetworkTest {
    private static final String TIMEOUTS = "timeouts: { connect: 500ms, socket: 1s, statement: 1s, lock: 1s }";
    private static final int ROWS = 2_000;
    /** Of both ways of such a load, measured roughly: later faults would be none. */
    private static final int BYTES = 150_000;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    private Network network;

    @BeforeEach
    void aShopOfWhichTenCustomersAreLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.run();
        network = Network.to(port(workshop.warehouse()));
    }

    @AfterEach
    void closeTheNetwork() {
        network.close();
    }

    private static int port(Database database) {
        return URI.create(database.url().substring("jdbc:".length())).getPort();
    }

    @ParameterizedTest(name = "the {0} connection: {1}, commit: {2}")
    @CsvSource({
        "source, CUT, entity",
        "source, HANG, entity",
        "source, DELAY, entity",
        "warehouse, CUT, entity",
        "warehouse, CUT, batch",
        "warehouse, HANG, entity",
        "warehouse, HANG, batch",
        "warehouse, DELAY, batch"
    })
    @Timeout(120)
    void theRunEndsAndTheNextOneHeals(String where, Network.Way way, String commit) {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        Random random = new Random(seed);
        workshop.spec(Shop.SPEC + "batch_size: 200\ncommit: " + commit + "\n");
        through(where);
        int times = Boolean.getBoolean("faults.all") ? 20 : 1;
        for (int n = 0; n < times; n++) {
            Shop.customers(workshop, 11 + n * ROWS, 10 + (n + 1) * ROWS);
            int bytes = random.nextInt(BYTES);
            network.fail(way, bytes);
            String outcome = run();
            String when = "%s after %d bytes, faults.seed %d: %s".formatted(way, bytes, seed, outcome);
            assertThat(outcome).as(when).matches("(?s)success|.*FLX-(3001|3006|3007).*");
            network.heal();

            Run next = workshop.run();
            assertThat(next.status()).as(when + next.problems()).isEqualTo("success");
            Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
            assertThat(workshop.run().counts("customers")).as(when).isEqualTo("nothing");
        }
    }

    private void through(String where) {
        String other = network.port() + "/";
        String source = workshop.source().yaml();
        String warehouse = workshop.warehouse().yaml();
        String direct = port(workshop.source()) + "/";
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles: { test: { connections: { src: { %s, %3$s }, dw: { %s, %3$s } } } }
                """.formatted(
                        where.equals("source") ? source.replace(direct, other) : source,
                        where.equals("source") ? warehouse : warehouse.replace(direct, other),
                        TIMEOUTS));
    }

    /** {@code success}, or what it says. */
    private String run() {
        try (Engine engine = workshop.engine()) {
            RunResult result = engine.run(Workshop.options(false));
            return result.status().text().equals("success")
                    ? "success"
                    : String.valueOf(result.entities().get(0).problem());
        } catch (FluxoException e) {
            return e.problems().toString();
        }
    }
}
