package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members that are always there, members that look-ups add, and facts that find theirs later. */
@OnEveryDatabase
class MembersTest {
    private static final String WITH_UNKNOWN = Star.CUSTOMERS.replace(
            "keys: [code]",
            "keys: [code], members: [{ customer_sk: -1, code: '?', name: Unknown }], inferred: inferred");

    private static final String WHO =
            "SELECT c.code FROM fact_order f JOIN dim_customer c ON c.customer_sk = f.customer_sk WHERE f.id = 3";

    @RegisterExtension
    final Workshop workshop;

    MembersTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void star() {
        Star.open(workshop);
        workshop.warehouse().execute("ALTER TABLE fact_order ADD customer VARCHAR(10)");
        workshop.spec(WITH_UNKNOWN);
    }

    private void orders(String missing, boolean kept, String more) {
        String spec = Star.orders(missing);
        workshop.spec(
                (kept ? spec.replace("  amount: amount\n", "  amount: amount\n  customer: customer\n") : spec) + more);
    }

    private List<String> warnings(Run run) {
        return run.entity("orders").warnings().stream().map(Problem::toString).toList();
    }

    private List<String> status() {
        try (Engine engine = workshop.engine()) {
            return engine.status(new Selection(List.of("orders"), List.of())).get(0).warnings().stream()
                    .map(Problem::toString)
                    .toList();
        }
    }

    @Test
    void aMemberIsThereWhateverTheSourceHas() {
        workshop.source().execute("DELETE FROM customer");
        assertThat(workshop.run("customers").counts("customers")).isEqualTo("nothing");
        String member = "SELECT customer_sk, code, name FROM dim_customer WHERE customer_sk < 0";
        assertThat(workshop.warehouse().rows(member)).containsExactly("-1 | ? | Unknown");

        workshop.warehouse().execute("UPDATE dim_customer SET name = 'Nobody'");
        workshop.run("customers");
        assertThat(workshop.warehouse().rows(member)).containsExactly("-1 | ? | Unknown");

        workshop.source().execute("INSERT INTO customer VALUES ('C1', 'Ana', '2025-01-01')");
        assertThat(workshop.run("customers").counts("customers")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE customer_sk > 0"))
                .isEqualTo(1);
        assertThat(workshop.dryRun("customers").status()).isEqualTo("success");
    }

    /** A backfill repairs as a run does, and so do rejects that are tried again; but not where columns alone are filled. */
    @Test
    void whoReadsRowsAgainRepairsToo() {
        orders("unknown", true, "on_error: reject\n");
        Star.orders(workshop, 1, 20);
        workshop.source()
                .execute("UPDATE purchase SET customer = 'C77' WHERE id = 3;\n"
                        + "UPDATE purchase SET shop = 7 WHERE id = 5");
        workshop.spec(workshop.read("orders.yaml").replace("missing: fail", "missing: reject"));
        assertThat(workshop.run().counts("orders")).isEqualTo("read 20, inserted 19, rejected 1");
        BackfillOptions orders = BackfillOptions.of(new Selection(List.of("orders"), List.of()));

        workshop.source().execute("INSERT INTO customer VALUES ('C77', 'Late', '2025-07-01')");
        workshop.run("customers");
        assertThat(warnings(workshop.backfill(orders.of(List.of("amount")))))
                .noneMatch(word -> word.contains("FLX-5130"));
        oneSays(warnings(workshop.backfill(orders.between("2025-02-01T00:10:00", null))), "FLX-5130", "1 row");
        assertThat(workshop.warehouse().rows(WHO)).containsExactly("C77");

        workshop.warehouse().execute("UPDATE fact_order SET customer_sk = -1 WHERE id = 3");
        try (Engine engine = workshop.engine()) {
            Run retried = Run.audited(engine.retryRejects(orders.selection()), workshop.warehouse());
            assertThat(retried.counts("orders")).isEqualTo("read 1, rejected 1");
            oneSays(warnings(retried), "FLX-5130", "1 row");
        }
        assertThat(workshop.warehouse().rows(WHO)).containsExactly("C77");
    }

    @Test
    void aMemberThatDoesNotSuitIsFoundBeforeAnythingIsWritten() {
        workshop.spec(Star.CUSTOMERS.replace(
                "keys: [code]",
                "keys: [code], members: [{ name: Unknown }, { customer_sk: -1, code: 'far too long', name: x }, { customer_sk: -2, code: '-', nome: x },"
                        + " { customer_sk: -3, code: '+' }, { customer_sk: -3, code: '+' }, { customer_sk: -5 }]"));
        List<String> problems = workshop.validate(true);
        oneSays(problems, "customers.yaml:5:", "FLX-1067", "nothing tells this member");
        oneSays(problems, "FLX-2058", "'code' does not fit");
        oneSays(problems, "FLX-2002", "'nome'");
        oneSays(problems, "FLX-1067", "two members");
        oneSays(problems, "FLX-2058", "no default", "code");
        assertThat(workshop.warehouse().rows("SELECT * FROM dim_customer")).isEmpty();
    }

    @ParameterizedTest(name = "commit: {0}")
    @CsvSource({"entity", "batch"})
    void theUnknownMemberStandsForThoseThatAreNotThere(String commit) {
        orders("unknown", true, "batch_size: 7\ncommit: " + commit + "\n");
        Star.orders(workshop, 1, 30);
        workshop.source().execute("""
                UPDATE purchase SET customer = 'C77' WHERE id IN (3, 17);
                UPDATE purchase SET customer = NULL WHERE id = 30""");
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.counts("orders")).isEqualTo("read 30, inserted 30");
        assertThat(workshop.warehouse().rows("SELECT id, customer FROM fact_order WHERE customer_sk = -1 ORDER BY id"))
                .containsExactly("3 | C77", "17 | C77", "30 | null");
        oneSays(status(), "orders.yaml:6:3", "FLX-5131", "3 rows", "unknown member", "customer_sk", "next run");

        // The member arrives: facts find it by the key that they keep, and none is read again.
        workshop.source().execute("INSERT INTO customer VALUES ('C77', 'Late', '2025-07-01')");
        Run late = workshop.run();
        assertThat(late.counts("orders")).isEqualTo("nothing");
        oneSays(warnings(late), "FLX-5130", "2 rows", "customer_sk");
        assertThat(workshop.warehouse().rows("SELECT id FROM fact_order WHERE customer_sk = -1"))
                .containsExactly("30");
        Same.rows(
                workshop.source(),
                Star.PURCHASES.replace("ORDER", "WHERE id <> 30 ORDER"),
                workshop.warehouse(),
                Star.FACTS.replace("ORDER", "WHERE f.id <> 30 ORDER"));
        assertThat(warnings(workshop.run())).noneMatch(problem -> problem.contains("FLX-5130"));
    }

    @Test
    void withoutTheKeyInTheFactStatusNamesTheRows() {
        orders("unknown", false, "");
        Star.orders(workshop, 1, 10);
        workshop.source().execute("UPDATE purchase SET customer = 'C77' WHERE id IN (3, 7)");
        workshop.run();
        workshop.source().execute("INSERT INTO customer VALUES ('C77', 'Late', '2025-07-01')");
        workshop.run();
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM fact_order WHERE customer_sk = -1"))
                .isEqualTo(2);
        oneSays(status(), "FLX-5131", "2 rows", "unknown member", "backfill", "keep the key");

        workshop.backfill(
                BackfillOptions.of(new Selection(List.of("orders"), List.of())).of(List.of("customer_sk")));
        Same.rows(workshop.source(), Star.PURCHASES, workshop.warehouse(), Star.FACTS);
    }

    @Test
    void factsWithoutAMemberFindItOnceItIsThere() {
        orders("'null'", true, "");
        Star.orders(workshop, 1, 10);
        workshop.source().execute("UPDATE purchase SET customer = 'C77' WHERE id IN (3, 7)");
        workshop.run();
        oneSays(status(), "FLX-5131", "2 rows", "no member");
        workshop.source().execute("INSERT INTO customer VALUES ('C77', 'Late', '2025-07-01')");
        oneSays(warnings(workshop.run()), "FLX-5130", "2 rows");
        Same.rows(workshop.source(), Star.PURCHASES, workshop.warehouse(), Star.FACTS);
    }

    @Test
    void theUnknownMemberIsAskedForBeforeAnythingRuns() {
        workshop.spec(Star.CUSTOMERS);
        orders("unknown", true, "");
        oneSays(workshop.validate(false), "orders.yaml:6:26", "FLX-1064", "'customers', which has none", "members");
        workshop.spec(Star.CUSTOMERS.replace("keys: [code]", "keys: [code], members: [{ code: '?' }]"));
        oneSays(workshop.validate(false), "FLX-1064", "'customer_sk' of the unknown member");
    }

    @ParameterizedTest(name = "commit: {0}")
    @CsvSource({"entity", "batch"})
    void aMemberIsAddedByItsKeyAndCompletedWhenItArrives(String commit) {
        orders("infer", false, "batch_size: 7\ncommit: " + commit + "\n");
        Star.orders(workshop, 1, 30);
        workshop.source().execute("""
                UPDATE purchase SET customer = 'C77' WHERE id IN (3, 17, 29);
                UPDATE purchase SET customer = 'C78' WHERE id = 4;
                UPDATE purchase SET customer = NULL WHERE id = 30""");
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.counts("orders")).isEqualTo("read 30, inserted 30");
        String inferred = "SELECT code, name FROM dim_customer WHERE inferred = TRUE ORDER BY code";
        assertThat(workshop.warehouse().rows(inferred)).containsExactly("C77 | null", "C78 | null");
        assertThat(workshop.warehouse().rows("SELECT id FROM fact_order WHERE customer_sk = -1"))
                .containsExactly("30");
        String key = workshop.warehouse().text("SELECT customer_sk FROM dim_customer WHERE code = 'C77'");

        workshop.source()
                .execute("INSERT INTO customer VALUES ('C77', 'Late', '2025-07-01'), ('C78', NULL, '2025-07-01')");
        Run late = workshop.run();
        assertThat(late.counts("customers")).isEqualTo("read 2, updated 2");
        assertThat(late.counts("orders")).isEqualTo("nothing");
        assertThat(workshop.warehouse().rows(inferred)).isEmpty();
        assertThat(workshop.warehouse().rows("SELECT customer_sk, name FROM dim_customer WHERE code = 'C77'"))
                .containsExactly(key + " | Late");
        Same.rows(
                workshop.source(),
                Star.PURCHASES.replace("ORDER", "WHERE id <> 30 ORDER"),
                workshop.warehouse(),
                Star.FACTS.replace("ORDER", "WHERE f.id <> 30 ORDER"));
    }

    /** Two facts that load at once may miss the same member. */
    @Test
    void twoEntitiesAtOnceAddAMemberOnce() {
        orders("infer", false, "");
        workshop.warehouse()
                .execute(
                        "CREATE TABLE fact_again (id INT PRIMARY KEY, customer_sk INT, payer_sk INT, product_sk INT NOT NULL, amount DECIMAL(12, 2))");
        workshop.spec(
                Star.orders("infer").replace("entity: orders", "entity: again").replace("fact_order", "fact_again"));
        Star.orders(workshop, 1, 200);
        workshop.source().execute("UPDATE purchase SET customer = CONCAT('N', id % 40)");
        workshop.run("customers", "products");
        Run run = workshop.run(new RunOptions(new Selection(List.of("orders", "again"), List.of()), false, 2, null));
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE inferred = TRUE"))
                .isEqualTo(40);
        for (String fact : List.of("fact_order", "fact_again")) {
            Same.rows(
                    workshop.source(),
                    "SELECT id, customer FROM purchase ORDER BY id",
                    workshop.warehouse(),
                    "SELECT f.id, c.code FROM " + fact
                            + " f JOIN dim_customer c ON c.customer_sk = f.customer_sk ORDER BY f.id");
        }
    }

    @Test
    void aDimensionThatTakesNoBareMemberSaysSo() {
        workshop.warehouse().execute("""
                CREATE TABLE dim_full (customer_sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code VARCHAR(10) NOT NULL,
                  name VARCHAR(20) NOT NULL)""");
        workshop.spec(Star.CUSTOMERS.replace("dim_customer", "dim_full"));
        orders("infer", false, "");
        List<String> problems = workshop.validate(true);
        oneSays(problems, "orders.yaml:6:26", "FLX-2059", "no default", "name");
        oneSays(problems, "FLX-2056", "unique index on code", "add one twice");
        says(String.join("\n", workshop.problems("orders")), "FLX-2056");
    }
}
