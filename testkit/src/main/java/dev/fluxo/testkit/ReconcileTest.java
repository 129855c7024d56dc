package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Difference;
import dev.fluxo.engine.result.Reconciled.Figures;
import dev.fluxo.engine.result.Reconciled.Kind;
import dev.fluxo.engine.result.Reconciled.Status;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which rows of a target differ from what its source makes of them, as far as runs have passed that; and that healing makes them equal. */
@OnEveryDatabase
class ReconcileTest {
    private static final int ROWS = 60;

    @RegisterExtension
    final Workshop workshop;

    ReconcileTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aShopThatIsLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, ROWS);
        assertThat(workshop.run().status()).isEqualTo("success");
    }

    private Reconciled reconcile() {
        try (Engine engine = workshop.engine()) {
            return engine.reconcile(Selection.ALL).get(0);
        }
    }

    private Reconciled heal() {
        try (Engine engine = workshop.engine()) {
            return engine.heal(Selection.ALL).get(0);
        }
    }

    private static Figures figures(Reconciled entity) {
        return Objects.requireNonNull(entity.figures(), () -> entity.problems().toString());
    }

    private static String counts(Reconciled entity) {
        Figures rows = figures(entity);
        return "missing " + rows.missing() + ", different " + rows.different() + ", only in target "
                + rows.onlyInTarget();
    }

    private static List<String> problems(Reconciled entity) {
        return entity.problems().stream().map(Problem::toString).toList();
    }

    private void spec(String from, String to) {
        String spec = Shop.SPEC.replace(from, to);
        assertThat(spec).isNotEqualTo(Shop.SPEC);
        workshop.spec(spec);
        workshop.warehouse().execute("DELETE FROM ctl.etl_control; DELETE FROM dim_customer");
        assertThat(workshop.run().status()).isEqualTo("success");
    }

    private void equal() {
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @Test
    void whatIsEqualIsFoundEqualInOneReading() {
        Reconciled found = reconcile();
        assertThat(found.status()).isEqualTo(Status.EQUAL);
        assertThat(found.problems()).isEmpty();
        assertThat(found.differences()).isEmpty();
        assertThat(found.columns()).containsExactly("customer_id", "nome", "limite");
        assertThat(found.notCompared()).isEmpty();
        Figures figures = figures(found);
        assertThat(List.of(figures.compared(), figures.inTarget(), figures.readOfSource(), figures.readOfTarget()))
                .containsOnly((long) ROWS);
        assertThat(figures.ranges()).isGreaterThan(8);
        assertThat(found.chance()).isBetween(1e-20, 1e-17);
    }

    @Test
    void eachDifferenceIsNamedByItsKeyAndColumnsAndNeverByItsValues() {
        workshop.warehouse().execute("""
                        DELETE FROM dim_customer WHERE customer_id = 7;
                        UPDATE dim_customer SET limite = 12345.67, nome = 'Somebody else' WHERE customer_id = 9;
                        UPDATE dim_customer SET limite = NULL WHERE customer_id = 30;
                        INSERT INTO dim_customer (customer_id, nome) VALUES (1000, 'Nobody');
                        INSERT INTO dim_customer (customer_id, nome) VALUES (-5, 'Nobody')""");
        Reconciled found = reconcile();
        assertThat(found.status()).isEqualTo(Status.DIFFERENT);
        assertThat(counts(found)).isEqualTo("missing 1, different 2, only in target 2");
        assertThat(found.differences())
                .containsExactlyInAnyOrder(
                        new Difference(Kind.MISSING, "customer_id=7", List.of()),
                        new Difference(Kind.VALUES, "customer_id=9", List.of("nome", "limite")),
                        new Difference(Kind.VALUES, "customer_id=30", List.of("limite")),
                        new Difference(Kind.ONLY_IN_TARGET, "customer_id=1000", List.of()),
                        new Difference(Kind.ONLY_IN_TARGET, "customer_id=-5", List.of()));
        assertThat(found.toString()).doesNotContain("Somebody", "12345", "Nobody");
        oneSays(problems(found), "FLX-5180", "2 rows", "counts as no difference");
    }

    @Test
    void onlyTheRangesThatDifferAreReadAgain() {
        workshop.source().execute("DELETE FROM customer");
        Shop.customers(workshop, 1, 5_000);
        workshop.warehouse().execute("DELETE FROM ctl.etl_control; DELETE FROM dim_customer");
        workshop.run();
        workshop.warehouse().execute("UPDATE dim_customer SET nome = 'x' WHERE customer_id = 4711");
        Reconciled found = reconcile();
        assertThat(found.differences())
                .containsExactly(new Difference(Kind.VALUES, "customer_id=4711", List.of("nome")));
        Figures figures = figures(found);
        assertThat(figures.differing()).isEqualTo(1);
        assertThat(figures.readOfSource()).isBetween(5_001L, 5_500L);
        assertThat(figures.readOfTarget()).isBetween(5_001L, 5_500L);
    }

    @Test
    void whatIsNotDueIsNoDifference() {
        Shop.customers(workshop, ROWS + 1, ROWS + 10);
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'Later', updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id IN (3, 40)");
        workshop.source().execute("UPDATE customer SET updated_at = TIMESTAMP '2999-01-01 00:00:00' WHERE id = 5");
        Reconciled found = reconcile();
        assertThat(problems(found)).noneMatch(text -> text.contains("FLX-5180"));
        assertThat(found.status()).isEqualTo(Status.EQUAL);
        assertThat(figures(found).waiting()).isEqualTo(13);
        assertThat(figures(found).differing())
                .as("ranges that were looked into")
                .isZero();
        assertThat(figures(found).compared()).isEqualTo(ROWS - 3);
        workshop.source().execute("UPDATE customer SET name = 'In secret' WHERE id = 4");
        assertThat(reconcile().differences())
                .containsExactly(new Difference(Kind.VALUES, "customer_id=4", List.of("nome")));
    }

    @Test
    void whatTheNextRunReadsAgainIsNotDueEither() {
        spec("columns: [updated_at, id] }", "columns: [updated_at, id], lookback: 10m }");
        workshop.source().execute("UPDATE customer SET name = 'In secret' WHERE id IN (20, 55)");
        Reconciled found = reconcile();
        assertThat(found.differences()).containsExactly(new Difference(Kind.VALUES, "customer_id=20", List.of("nome")));
        assertThat(figures(found).waiting()).isBetween(10L, 11L);
    }

    @Test
    void whatIsRejectedIsNotMissing() {
        spec(
                "nome: { from: name, transform: [trim] }",
                "nome: { from: name, transform: [trim], check: \"nome != 'bad'\", on_error: reject }");
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'bad', updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id IN (3, 8)");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, rejected 2");
        Reconciled found = reconcile();
        assertThat(found.status()).as("%s", found).isEqualTo(Status.EQUAL);
        assertThat(figures(found).rejected()).isEqualTo(2);
        // It would pass now, but a run has rejected it: the books know.
        workshop.source().execute("UPDATE customer SET name = 'good' WHERE id = 3");
        found = reconcile();
        assertThat(found.status()).as("%s", found).isEqualTo(Status.EQUAL);
        assertThat(figures(found).rejected()).isEqualTo(2);
    }

    @Test
    void healingMakesThemEqualAndIsAudited() {
        workshop.warehouse().execute("""
                        DELETE FROM dim_customer WHERE customer_id IN (7, 8, 60);
                        UPDATE dim_customer SET limite = 1 WHERE customer_id = 9;
                        UPDATE dim_customer SET nome = NULL WHERE customer_id = 1""");
        String watermark = workshop.warehouse()
                .rows("SELECT watermark FROM ctl.etl_control")
                .get(0);
        Reconciled healed = heal();
        assertThat(healed.status()).as("%s", healed).isEqualTo(Status.EQUAL);
        assertThat(healed.differences()).isEmpty();
        assertThat(figures(healed).healed()).isEqualTo(5);
        equal();
        assertThat(workshop.warehouse().rows("SELECT watermark FROM ctl.etl_control"))
                .containsExactly(watermark);
        assertThat(workshop.warehouse()
                        .rows(
                                "SELECT r.mode, r.selection, r.status, e.status, e.rows_read, e.rows_inserted, e.rows_updated FROM audit.etl_run r JOIN"
                                        + " audit.etl_run_entity e ON e.run_id = r.run_id WHERE r.mode <> 'run'"))
                .containsExactly("reconcile | heal: * | success | success | 5 | 3 | 2");
        assertThat(reconcile().status()).isEqualTo(Status.EQUAL);
        assertThat(figures(heal()).healed()).as("nothing to heal").isZero();
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Test
    void whatIsGoneIsRemovedWhereTheEntityLooksForIt() {
        spec("FROM customer\" }", "FROM customer\", deletes: { compare: keys, every: 1d } }");
        workshop.source().execute("DELETE FROM customer WHERE id IN (5, 6)");
        Reconciled found = reconcile();
        assertThat(found.status()).isEqualTo(Status.DIFFERENT);
        assertThat(counts(found)).isEqualTo("missing 0, different 0, only in target 2");
        assertThat(problems(found)).singleElement().asString().contains("FLX-5175", "customers.yaml");
        Reconciled healed = heal();
        assertThat(healed.status()).as("%s", healed).isEqualTo(Status.EQUAL);
        assertThat(figures(healed).removed()).isEqualTo(2);
        equal();
    }

    @Test
    void whatSaysThatItIsGoneIsNotThere() {
        spec("FROM customer\" }", "FROM customer\", deletes: { when: \"name == 'gone'\" } }");
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'gone', updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id IN (5, 6)");
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(reconcile().status()).isEqualTo(Status.EQUAL);
        workshop.warehouse().execute("INSERT INTO dim_customer (customer_id) VALUES (5)");
        assertThat(reconcile().differences()).containsExactly(new Difference(Kind.GONE, "customer_id=5", List.of()));
        assertThat(heal().status()).isEqualTo(Status.EQUAL);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE customer_id IN (5, 6)"))
                .isZero();
    }

    @Test
    void membersAreThereWhateverTheSourceHas() {
        spec("loaded_at: dw_loaded_at }", "loaded_at: dw_loaded_at, members: [{ customer_id: -1, nome: Unknown }] }");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(ROWS + 1);
        Reconciled found = reconcile();
        assertThat(found.status()).isEqualTo(Status.EQUAL);
        assertThat(found.problems()).isEmpty();
        assertThat(counts(found)).isEqualTo("missing 0, different 0, only in target 0");
    }

    @Test
    void whatOnlyTheTargetHasStaysWhereTheEntityDoesNotLookForIt() {
        workshop.source().execute("DELETE FROM customer WHERE id IN (5, 6)");
        Reconciled healed = heal();
        assertThat(healed.status()).isEqualTo(Status.EQUAL);
        oneSays(problems(healed), "FLX-5180", "2 rows");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(ROWS);
    }

    @Test
    void keysThatAreNoWholeNumbersAreComparedToo() {
        workshop.warehouse().execute("""
                        DROP TABLE dim_customer;
                        CREATE TABLE dim_customer (customer_id VARCHAR(30) NOT NULL PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2), dw_loaded_at TIMESTAMP);
                        DELETE FROM ctl.etl_control""");
        workshop.spec(Shop.SPEC.replace("customer_id: id", "customer_id: { expression: \"'nº ' + id\" }"));
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(reconcile().status()).isEqualTo(Status.EQUAL);
        workshop.warehouse().execute("""
                        DELETE FROM dim_customer WHERE limite = 15;
                        UPDATE dim_customer SET limite = 0 WHERE limite = 30""");
        Reconciled found = reconcile();
        assertThat(found.differences())
                .containsExactlyInAnyOrder(
                        new Difference(Kind.MISSING, "customer_id=nº 10", List.of()),
                        new Difference(Kind.VALUES, "customer_id=nº 20", List.of("limite")));
        Shop.customers(workshop, ROWS + 1, ROWS + 2);
        Reconciled healed = heal();
        assertThat(healed.status()).as("%s", healed).isEqualTo(Status.EQUAL);
        assertThat(figures(healed).waiting()).isEqualTo(2);
    }

    @Test
    void keysThatAreUuidsAreComparedToo() {
        workshop.source().execute("""
                        DROP TABLE customer;
                        CREATE TABLE customer (id UUID NOT NULL PRIMARY KEY, name VARCHAR(100), credit DECIMAL(12, 2), updated_at TIMESTAMP);
                        INSERT INTO customer VALUES ('0f8fad5b-d9cb-469f-a165-70867728950e', 'a', 1, TIMESTAMP '2025-01-01 00:00:00');
                        INSERT INTO customer VALUES ('f8fad5b0-9cbd-69f4-165a-0867728950e7', 'b', 2, TIMESTAMP '2025-01-01 00:00:00')""");
        workshop.warehouse().execute("""
                        DROP TABLE dim_customer;
                        CREATE TABLE dim_customer (customer_id UUID NOT NULL PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2), dw_loaded_at TIMESTAMP);
                        DELETE FROM ctl.etl_control""");
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(reconcile().status()).isEqualTo(Status.EQUAL);
        workshop.warehouse().execute("UPDATE dim_customer SET limite = 0 WHERE nome = 'b'");
        assertThat(counts(reconcile())).isEqualTo("missing 0, different 1, only in target 0");
        assertThat(heal().status()).isEqualTo(Status.EQUAL);
    }

    @Test
    void ofSeveralRowsOfAKeyTheLatestCounts() {
        workshop.source().execute("""
                        DROP TABLE customer;
                        CREATE TABLE customer (id INT, name VARCHAR(100), credit DECIMAL(12, 2), updated_at TIMESTAMP)""");
        Shop.customers(workshop, 1, ROWS);
        workshop.source()
                .execute(
                        "INSERT INTO customer SELECT id, CONCAT(name, ' b'), credit, DATEADD(DAY, 1, updated_at) FROM customer WHERE id <= 10");
        workshop.warehouse().execute("DELETE FROM ctl.etl_control; DELETE FROM dim_customer");
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(reconcile().status()).isEqualTo(Status.EQUAL);
        workshop.warehouse().execute("UPDATE dim_customer SET nome = 'Customer 4' WHERE customer_id = 4");
        assertThat(reconcile().differences())
                .containsExactly(new Difference(Kind.VALUES, "customer_id=4", List.of("nome")));
        assertThat(heal().status()).isEqualTo(Status.EQUAL);
        assertThat(workshop.warehouse().rows("SELECT nome FROM dim_customer WHERE customer_id = 4"))
                .containsExactly("Customer 4 b");
    }

    @Test
    void ofVersionsTheOneThatIsValidNowIsCompared() {
        Keeping.HISTORY.open(workshop);
        workshop.spec(Keeping.HISTORY.spec());
        assertThat(workshop.run().status()).isEqualTo("success");
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'New', updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id <= 3");
        assertThat(workshop.run().status()).isEqualTo("success");
        Reconciled found = reconcile();
        assertThat(found.status()).as("%s", found).isEqualTo(Status.EQUAL);
        assertThat(found.notCompared())
                .extracting(Reconciled.NotCompared::column)
                .containsExactly("de");
        workshop.warehouse().execute("UPDATE dim_version SET nome = 'x' WHERE customer_id = 2 AND ate IS NULL");
        assertThat(reconcile().differences())
                .containsExactly(new Difference(Kind.VALUES, "customer_id=2", List.of("nome")));
        assertThat(heal().status()).isEqualTo(Status.EQUAL);
        assertThat(Keeping.HISTORY.torn(workshop)).isEmpty();
        equal();
    }

    @Test
    void whatWasOnlyAddedIsComparedByItsKeysAndWithoutKeysByItsNumber() {
        spec("keys: [customer_id],", "keys: [customer_id], strategy: append,");
        workshop.source().execute("UPDATE customer SET name = 'In secret' WHERE id = 20");
        workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id = 21");
        Reconciled found = reconcile();
        assertThat(found.differences()).containsExactly(new Difference(Kind.MISSING, "customer_id=21", List.of()));
        assertThat(found.columns()).containsExactly("customer_id");
        spec("keys: [customer_id],", "strategy: append,");
        assertThat(reconcile().status()).isEqualTo(Status.EQUAL);
        workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id = 21");
        found = reconcile();
        assertThat(found.status()).isEqualTo(Status.DIFFERENT);
        assertThat(counts(found)).isEqualTo("missing 1, different 0, only in target 0");
        oneSays(problems(found), "FLX-5181", "no keys");
        Reconciled refused = heal();
        assertThat(refused.status()).isEqualTo(Status.FAILED);
        oneSays(problems(refused), "FLX-5176", "no keys");
    }

    @Test
    void healingMeetsNoRun() throws Exception {
        workshop.warehouse().backend().installHook(workshop.warehouse(), "dim_customer");
        Shop.customers(workshop, ROWS + 1, ROWS + 3);
        CompletableFuture<Void> loading = new CompletableFuture<>();
        CountDownLatch goOn = new CountDownLatch(1);
        Hook.at(ROWS + 2, () -> {
            loading.complete(null);
            await(goOn);
        });
        CompletableFuture<Run> run = CompletableFuture.supplyAsync(workshop::run);
        Reconciled second;
        try {
            CompletableFuture.anyOf(loading, run).get(1, TimeUnit.MINUTES);
            second = heal();
        } finally {
            goOn.countDown();
        }
        assertThat(run.get(1, TimeUnit.MINUTES).counts("customers")).isEqualTo("read 3, inserted 3");
        assertThat(second.status()).isEqualTo(Status.FAILED);
        oneSays(problems(second), "FLX-5001", "since");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What the database refuses when it is healed is rejected as in a run, and stays missing. */
    @Test
    void whatCannotBeHealedIsSaid() {
        workshop.spec(Shop.SPEC + "on_error: reject\n");
        workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id IN (7, 8)");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT seven CHECK (customer_id <> 7)");
        Reconciled healed = heal();
        assertThat(healed.differences()).containsExactly(new Difference(Kind.MISSING, "customer_id=7", List.of()));
        assertThat(healed.status()).isEqualTo(Status.DIFFERENT);
        assertThat(workshop.warehouse().rows("SELECT row_key FROM audit.etl_reject"))
                .containsExactly("customer_id=7");
        assertThat(reconcile().status()).as("it is rejected now").isEqualTo(Status.EQUAL);
    }

    @Test
    void aSpecThatIsNotWhatWasLoadedIsNotCompared() {
        workshop.spec(Shop.SPEC.replace("columns: [updated_at, id]", "columns: [id]"));
        assertThat(reconcile().status()).isEqualTo(Status.FAILED);
        oneSays(problems(reconcile()), "FLX-5009");
    }

    /** Whatever else the table has, only the part counts that is replaced; and no few rows may replace it. */
    @Test
    void whatIsReplacedIsComparedWithinItsPart() {
        workshop.warehouse().execute("DELETE FROM ctl.etl_control; DELETE FROM dim_customer WHERE customer_id <= 30");
        workshop.spec(Shop.SPEC
                .replace("FROM customer", "FROM customer WHERE id <= 30")
                .replace("watermark: { columns: [updated_at, id] }\n", "")
                .replace(
                        "keys: [customer_id],",
                        "keys: [customer_id], strategy: replace, where: \"customer_id <= 30\","));
        assertThat(workshop.run().status()).isEqualTo("success");
        Reconciled found = reconcile();
        assertThat(found.status()).as("%s", found).isEqualTo(Status.EQUAL);
        assertThat(figures(found).inTarget()).isEqualTo(30);
        workshop.warehouse().execute("INSERT INTO dim_customer (customer_id) VALUES (0)");
        assertThat(reconcile().status()).isEqualTo(Status.DIFFERENT);
        oneSays(problems(heal()), "FLX-5176", "replaces what is there");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(ROWS + 1);
    }

    @Test
    void nothingIsSaidOfWhatIsNotLoadedYet() {
        workshop.warehouse().execute("DELETE FROM ctl.etl_control");
        assertThat(reconcile().status()).isEqualTo(Status.NOTHING);
        oneSays(problems(reconcile()), "FLX-5177", "run entities=customers");
        assertThat(heal().status()).isEqualTo(Status.NOTHING);
    }

    /** The answer is what a plain comparison by SQL says, whatever is planted. */
    @Test
    void randomDifferencesAreFoundAndHealed() {
        long seed = Long.getLong("model.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            long missing = plant(random, "DELETE FROM dim_customer WHERE customer_id IN (%s)");
            plant(random, "UPDATE dim_customer SET nome = 'x' WHERE customer_id IN (%s)");
            plant(random, "UPDATE dim_customer SET limite = NULL WHERE customer_id IN (%s)");
            long different =
                    workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE nome = 'x' OR limite IS NULL");
            Reconciled found = reconcile();
            assertThat(counts(found))
                    .as("model.seed %d", seed)
                    .isEqualTo("missing " + missing + ", different " + different + ", only in target 0");
            assertThat(heal().status()).isEqualTo(Status.EQUAL);
            equal();
        }
    }

    private long plant(Random random, String statement) {
        String ids = String.join(
                ", ",
                random.ints(random.nextInt(1, 30), 1, ROWS + 1)
                        .mapToObj(Integer::toString)
                        .toList());
        workshop.warehouse().execute(statement.formatted(ids));
        return ROWS - workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer");
    }
}
