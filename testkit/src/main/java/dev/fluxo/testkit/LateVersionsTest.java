package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version is split, or ends, after facts of its later days were looked up. What these refer to then is asked of the dimension by a plain join. */
@OnEveryDatabase
class LateVersionsTest {
    private static final String CUSTOMERS = """
            entity: customers
            source: { connection: src, table: state }
            watermark: { columns: [seq] }
            columns: { customer_id: id, nome: name }
            target:
              connection: dw
              table: dim_customer
              keys: [customer_id]
              members: [{ sk: -1, customer_id: -1, nome: Unknown }]
              STAMPS
              strategy: type2
              history: { valid_from: valido_de, valid_to: valido_ate, from: seen, versions: all }
            """;

    private static final String SALES = """
            entity: sales
            source: { connection: src, query: "SELECT id, customer, sold FROM sale" }
            watermark: { columns: [id] }
            columns:
              id: id
              customer_sk: { lookup: customers, on: { customer_id: customer }, get: sk, as_of: sold, missing: unknown }
              sold: sold
              KEPT
            target: { connection: dw, table: fact_sale, keys: [id] }
            COMMIT
            """;

    private static final String FACTS = "SELECT id, customer_sk FROM fact_sale ORDER BY id";

    private static final String EXPECTED = """
            SELECT f.id, COALESCE((SELECT d.sk FROM dim_customer d WHERE d.customer_id = f.customer AND d.valido_de <= f.sold
              AND (d.valido_ate IS NULL OR d.valido_ate > f.sold)), -1) FROM fact_sale f ORDER BY f.id""";

    private static final String NAMES = """
            SELECT f.id, d.nome FROM fact_sale f JOIN dim_customer d ON d.sk = f.customer_sk ORDER BY f.id""";

    private static final int STEPS = 10;
    private static final int MANY_STEPS = 500;

    @RegisterExtension
    final Workshop workshop;

    private int states;
    private int sales;

    LateVersionsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private void open(String stamps, String kept) {
        workshop.source().execute("""
                CREATE TABLE state (seq INT PRIMARY KEY, id INT, name VARCHAR(20), seen TIMESTAMP);
                CREATE TABLE sale (id INT PRIMARY KEY, customer INT, sold TIMESTAMP)""");
        workshop.warehouse().execute("""
                CREATE TABLE dim_customer (sk BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id INT NOT NULL, nome VARCHAR(20),
                  valido_de TIMESTAMP NOT NULL, valido_ate TIMESTAMP, dw_at TIMESTAMP, dw_run VARCHAR(36), UNIQUE (customer_id, valido_de));
                CREATE TABLE fact_sale (id INT PRIMARY KEY, customer_sk BIGINT, customer INT, sold TIMESTAMP)""");
        workshop.spec(CUSTOMERS.replace("STAMPS", stamps));
        sales(kept, "");
    }

    private void sales(String kept, String commit) {
        workshop.spec(SALES.replace("KEPT", kept).replace("COMMIT", commit));
    }

    private void state(int customer, String name, int day) {
        workshop.source()
                .execute("INSERT INTO state VALUES (%d, %d, '%s', %s)"
                        .formatted(++states, customer, name, Versions.day(day)));
    }

    private void sale(int customer, int day) {
        workshop.source()
                .execute("INSERT INTO sale VALUES (%d, %d, %s)".formatted(++sales, customer, Versions.day(day)));
    }

    private Run run(String... entities) {
        Run run = workshop.run(entities);
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        return run;
    }

    private static List<String> warnings(Run run) {
        return ofLookups(run.entity("sales").warnings().stream());
    }

    private static List<String> ofLookups(Stream<Problem> problems) {
        return problems.map(Problem::toString)
                .filter(problem -> problem.contains("FLX-513"))
                .toList();
    }

    private List<String> status() {
        try (Engine engine = workshop.engine()) {
            return ofLookups(engine.status(Selection.ALL).stream().flatMap(state -> state.warnings().stream()));
        }
    }

    private void threeSalesOfACustomerOfTwoNames() {
        state(1, "a", 5);
        state(1, "c", 20);
        sale(1, 6);
        sale(1, 12);
        sale(1, 25);
        run();
        assertThat(workshop.warehouse().rows(NAMES)).containsExactly("1 | a", "2 | a", "3 | c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loaded_at: dw_at", "run_id: dw_run", "{ loaded_at: dw_at, run_id: dw_run }"})
    void factsFollowAVersionThatComesLate(String stamps) {
        open(stamps.replaceAll("[{}]", "").replace(", ", "\n  ").strip(), "customer: customer");
        threeSalesOfACustomerOfTwoNames();

        state(1, "b", 10);
        Run late = run();
        assertThat(late.counts("sales")).isEqualTo("nothing");
        oneSays(warnings(late), "FLX-5132", "1 row of", "dim_customer", "customer_sk");
        assertThat(workshop.warehouse().rows(NAMES)).containsExactly("1 | a", "2 | b", "3 | c");
        assertThat(warnings(run())).isEmpty();
        assertThat(status()).isEmpty();
    }

    /** The dimension was loaded by itself meanwhile, more than once. */
    @Test
    void nothingThatHappenedSinceTheFactsWereLoadedIsForgotten() {
        open("run_id: dw_run", "customer: customer");
        threeSalesOfACustomerOfTwoNames();
        state(1, "b", 10);
        run("customers");
        state(2, "x", 10);
        run("customers");
        run("customers");
        oneSays(warnings(run("sales")), "FLX-5132");
        assertThat(workshop.warehouse().rows(NAMES)).containsExactly("1 | a", "2 | b", "3 | c");
    }

    /** What tells that versions have changed, or finds them, is missing: the facts are named, and read again. */
    @ParameterizedTest
    @ValueSource(strings = {"inserted_at: dw_at", "loaded_at: dw_at"})
    void factsThatCannotFollowAreNamed(String stamps) {
        open(stamps, stamps.startsWith("loaded_at") ? "" : "customer: customer");
        threeSalesOfACustomerOfTwoNames();
        assertThat(status()).isEmpty();
        state(1, "b", 10);
        assertThat(warnings(run())).isEmpty();
        assertThat(workshop.warehouse().rows(NAMES)).contains("2 | a");
        oneSays(status(), "sales.yaml:6:3", "FLX-5133", "1 row of", "customer_sk", "backfill");

        Run filled = workshop.backfill(
                BackfillOptions.of(new Selection(List.of("sales"), List.of())).of(List.of("customer_sk")));
        assertThat(filled.counts("sales")).isEqualTo("read 3, updated 1, unchanged 2");
        assertThat(workshop.warehouse().rows(NAMES)).containsExactly("1 | a", "2 | b", "3 | c");
        assertThat(status()).isEmpty();
    }

    /** Makes all that has happened so far three hours older, where a database knows how: what was long ago is not looked at again. */
    private void timePasses() {
        if (Set.of("sqlserver", "sqlite")
                .contains(workshop.warehouse().backend().code())) {
            return;
        }
        workshop.warehouse().execute("""
                UPDATE audit.etl_run_entity SET started_at = started_at - INTERVAL '3' HOUR, finished_at = finished_at - INTERVAL '3' HOUR;
                UPDATE audit.etl_run SET started_at = started_at - INTERVAL '3' HOUR, finished_at = finished_at - INTERVAL '3' HOUR;
                UPDATE dim_customer SET dw_at = dw_at - INTERVAL '3' HOUR""");
    }

    /** Loads of the dimension and of the facts in any order, states and facts of any days: {@code -Dmodel.seed=} repeats them. */
    @ParameterizedTest
    @ValueSource(strings = {"loaded_at: dw_at", "run_id: dw_run"})
    void eachFactHasTheVersionOfItsDate(String stamps) {
        open(stamps, "customer: customer");
        long seed = Long.getLong("model.seed", System.nanoTime());
        Random random = new Random(seed);
        int steps = Boolean.getBoolean("faults.all") ? MANY_STEPS : STEPS;
        for (int step = 0; step < steps; step++) {
            for (int n = random.nextInt(6); n > 0; n--) {
                state(1 + random.nextInt(4), "n" + random.nextInt(3), 1 + random.nextInt(31));
            }
            for (int n = random.nextInt(8); n > 0; n--) {
                sale(1 + random.nextInt(5), 1 + random.nextInt(31));
            }
            sales("customer: customer", random.nextBoolean() ? "" : "commit: batch\nbatch_size: 2");
            if (step > 0) {
                timePasses();
            }
            if (random.nextInt(3) == 0) {
                run("customers");
            } else {
                run(random.nextInt(3) == 0 ? new String[] {"sales"} : new String[] {});
                assertThat(workshop.warehouse().rows(FACTS))
                        .as("model.seed %d, step %d", seed, step)
                        .isEqualTo(workshop.warehouse().rows(EXPECTED));
            }
        }
        run();
        assertThat(warnings(run())).isEmpty();
    }
}
