package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts refer to the version of a member that was valid then. */
@OnEveryDatabase
class VersionLookupTest {
    private static final String MEMBERS = "members: [{ sk: -1, customer_id: -1, nome: Unknown }], inferred: inferred";

    private static final String SALES = """
            entity: sales
            source: { connection: src, query: "SELECT id, customer, sold, amount FROM sale" }
            watermark: { columns: [id] }
            columns:
              id: id
              customer_sk: { lookup: customers, on: { customer_id: customer }, get: sk, as_of: sold, missing: MISSING }
              latest_sk: { lookup: customers, on: { customer_id: customer }, get: sk, missing: 'null' }
              customer: customer
              sold: sold
            target: { connection: dw, table: fact_sale, keys: [id] }
            """;

    private static final String FACTS = """
            SELECT f.id, c.nome, l.nome FROM fact_sale f LEFT JOIN dim_customer c ON c.sk = f.customer_sk
            LEFT JOIN dim_customer l ON l.sk = f.latest_sk ORDER BY f.id""";

    @RegisterExtension
    final Workshop workshop;

    private final Versions versions;

    VersionLookupTest(Backend backend) {
        workshop = new Workshop(backend);
        versions = new Versions(workshop);
    }

    private void open(String history, String missing) {
        versions.tables("TIMESTAMP", "TIMESTAMP", "BOOLEAN");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD inferred BOOLEAN");
        workshop.warehouse()
                .execute(
                        "CREATE TABLE fact_sale (id INT PRIMARY KEY, customer_sk BIGINT, latest_sk BIGINT, customer INT, sold TIMESTAMP)");
        workshop.source().execute("CREATE TABLE sale (id INT PRIMARY KEY, customer INT, sold TIMESTAMP, amount INT)");
        workshop.spec(Versions.text(history)
                .replace(
                        "keys: [customer_id]",
                        "keys: [customer_id]\n  " + MEMBERS.replace(", inferred", "\n  inferred")));
        workshop.spec(SALES.replace("MISSING", missing));
    }

    private void sale(int id, int customer, int day) {
        workshop.source().execute("INSERT INTO sale VALUES (%d, %d, %s, 1)".formatted(id, customer, Versions.day(day)));
    }

    private List<String> warnings(Run run) {
        return run.entity("sales").warnings().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest(name = "open_end: {0}")
    @ValueSource(strings = {"null", "9999-12-31"})
    void eachFactHasTheVersionOfItsDate(String openEnd) {
        open(openEnd.equals("null") ? "" : "open_end: " + openEnd, "unknown");
        versions.state(1, 1, "a", "e", 5);
        versions.state(2, 1, "b", "e", 10);
        versions.state(3, 2, "x", "e", 3);
        sale(1, 1, 4);
        sale(2, 1, 5);
        sale(3, 1, 9);
        sale(4, 1, 10);
        sale(5, 2, 30);
        sale(6, 3, 30);
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.counts("sales")).isEqualTo("read 6, inserted 6");
        assertThat(workshop.warehouse().rows(FACTS))
                .containsExactly(
                        "1 | Unknown | b", "2 | a | b", "3 | a | b", "4 | b | b", "5 | x | x", "6 | Unknown | null");

        // The member arrives with a state that is as old as the fact: both look-ups find it, and nothing is read again.
        versions.state(4, 3, "late", "e", 20);
        Run late = workshop.run();
        assertThat(late.counts("sales")).isEqualTo("nothing");
        oneSays(warnings(late), "FLX-5130", "1 row", "customer_sk");
        oneSays(warnings(late), "FLX-5130", "1 row", "latest_sk");
        assertThat(workshop.warehouse().rows(FACTS)).contains("6 | late | late", "1 | Unknown | b");
        assertThat(warnings(workshop.run())).noneMatch(problem -> problem.contains("FLX-5130"));
    }

    @ParameterizedTest(name = "versions: {0}")
    @ValueSource(strings = {"changes", "all"})
    void aMemberThatWasAddedIsCompletedInItsPlace(String kind) {
        open("versions: " + kind, "infer");
        versions.state(1, 1, "a", "e", 5);
        sale(1, 1, 6);
        sale(2, 7, 6);
        sale(3, 7, 8);
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(workshop.warehouse().rows("SELECT nome, atual FROM dim_customer WHERE inferred = TRUE"))
                .containsExactly("null | TRUE");
        String key = workshop.warehouse().text("SELECT sk FROM dim_customer WHERE inferred = TRUE");

        versions.state(2, 7, "seven", "e", 10);
        Run late = workshop.run();
        assertThat(late.counts("customers"))
                .isEqualTo(kind.equals("all") ? "read 1, versioned 1" : "read 1, updated 1");
        assertThat(workshop.warehouse().rows("SELECT COUNT(*) FROM dim_customer WHERE inferred = TRUE"))
                .containsExactly("0");
        assertThat(workshop.warehouse().rows(FACTS)).contains("2 | seven | seven", "3 | seven | seven");
        assertThat(workshop.warehouse().rows("SELECT DISTINCT customer_sk FROM fact_sale WHERE customer = 7"))
                .containsExactly(key);

        versions.state(3, 7, "seventh", "e", 12);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, versioned 1");
        assertThat(workshop.warehouse()
                        .number("SELECT COUNT(*) FROM dim_customer WHERE customer_id = 7 AND atual = TRUE"))
                .isEqualTo(1);
        sale(4, 7, 15);
        workshop.run();
        assertThat(workshop.warehouse().rows(FACTS)).contains("2 | seven | seven", "4 | seventh | seventh");
    }

    /** It is valid from the beginning and without an end, and no source has it. */
    @Test
    void aMemberOfAHistoryIsAlwaysValid() {
        open("open_end: 9999-12-31", "unknown");
        workshop.run("customers");
        workshop.run("customers");
        assertThat(workshop.warehouse()
                        .rows("SELECT sk, customer_id, nome, valido_de, valido_ate, atual FROM dim_customer"))
                .containsExactly("-1 | -1 | Unknown | 1900-01-01 00:00 | 9999-12-31 00:00 | TRUE");
    }
}
