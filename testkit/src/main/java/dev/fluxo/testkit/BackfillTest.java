package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What lies behind the watermark is read again, as much of it as is asked for; the watermark stays, and what lies before it is the next run's. */
@OnEveryDatabase
class BackfillTest {
    private static final BackfillOptions ALL = BackfillOptions.of(Selection.ALL);

    @RegisterExtension
    final Workshop workshop;

    BackfillTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** Thirty customers are loaded; then a change that moves no watermark, in each of them. */
    @BeforeEach
    void aShopThatIsLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 30);
        assertThat(workshop.run().status()).isEqualTo("success");
        workshop.source().execute("UPDATE customer SET credit = 0");
    }

    private long zeros() {
        return workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE limite = 0");
    }

    private String books() {
        return String.join(
                "; ",
                workshop.warehouse()
                        .rows(
                                "SELECT watermark, last_status, last_run_id, CAST(last_success_at AS VARCHAR(40)) FROM ctl.etl_control"));
    }

    private static List<String> warnings(Run run) {
        return run.entity("customers").warnings().stream()
                .map(Problem::toString)
                .toList();
    }

    private void spec(String from, String to) {
        workshop.spec(Shop.SPEC.replace(from, to));
    }

    @Test
    void aRangeIsReadAgainAndNothingElse() {
        String before = books();
        Shop.customers(workshop, 31, 40);
        Run run = workshop.backfill(ALL.between("2025-01-01T00:05:00", "2025-01-01T00:11:00"));
        assertThat(run.counts("customers")).isEqualTo("read 6, updated 6");
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id FROM dim_customer WHERE limite = 0 ORDER BY customer_id"))
                .containsExactly("5", "6", "7", "8", "9", "10");
        assertThat(books()).isEqualTo(before);
        assertThat(workshop.warehouse()
                        .rows("SELECT r.mode, r.selection, e.rows_read FROM audit.etl_run r JOIN audit.etl_run_entity e"
                                + " ON e.run_id = r.run_id WHERE r.mode <> 'run'"))
                .containsExactly("backfill | backfill from 2025-01-01T00:05:00 until 2025-01-01T00:11:00: * | 6");
        assertThat(workshop.backfill(ALL.between("2025-01-01T00:28:00", null)).counts("customers"))
                .as("not beyond the watermark")
                .isEqualTo("read 3, updated 3");
        assertThat(workshop.backfill(ALL.between(null, "2025-01-01T00:03:00")).counts("customers"))
                .isEqualTo("read 2, updated 2");
        assertThat(zeros()).isEqualTo(11);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
    }

    @Test
    void allOfItIsReadAgain() {
        workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id = 7");
        assertThat(workshop.backfill(ALL).counts("customers")).isEqualTo("read 30, inserted 1, updated 29");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.backfill(ALL).counts("customers")).isEqualTo("read 30, unchanged 30");
    }

    @Test
    void onlyColumnsAreFilled() {
        workshop.source().execute("UPDATE customer SET name = 'new'");
        workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id IN (7, 8)");
        Run run = workshop.backfill(ALL.of(List.of("LIMITE")).between("2025-01-01T00:05:00", "2025-01-01T00:11:00"));
        assertThat(run.counts("customers")).isEqualTo("read 6, updated 4, unchanged 2");
        oneSays(warnings(run), "FLX-5153", "2 of the rows", "not in the target");
        assertThat(zeros()).isEqualTo(4);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE nome = 'new'"))
                .isZero();
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(28);
    }

    private List<String> changes() {
        try (Engine engine = workshop.engine()) {
            return engine.status(Selection.ALL).get(0).warnings().stream()
                    .map(Problem::toString)
                    .toList();
        }
    }

    @Test
    void whatAColumnStandsForMovesWithACompleteBackfillOfIt() {
        spec("limite: credit", "limite: { expression: \"credit + 1\" }");
        workshop.spec(Shop.SPEC
                .replace("limite: credit", "limite: { expression: \"credit + 1\" }")
                .replace("transform: [trim]", "transform: [trim, upper]"));
        oneSays(changes(), "FLX-5046", "'nome'", "2025-01-01T00:30");
        oneSays(changes(), "FLX-5046", "'limite'", "2025-01-01T00:30", "backfill columns=limite entities=customers");
        workshop.backfill(ALL.of(List.of("limite")).between("2025-01-01T00:05:00", "2025-01-01T00:11:00"));
        assertThat(changes()).as("a part says nothing of the rest").hasSize(2);
        workshop.backfill(ALL.of(List.of("limite")).between("2025-01-01T00:21:00", null));
        oneSays(changes(), "FLX-5046", "'limite'", "2025-01-01T00:20:59");
        oneSays(changes(), "FLX-5046", "'nome'", "2025-01-01T00:30");
        assertThat(workshop.backfill(ALL.of(List.of("limite"))).counts("customers"))
                .isEqualTo("read 30, updated 14, unchanged 16");
        assertThat(changes()).singleElement().asString().contains("FLX-5046", "'nome'");
        workshop.backfill(ALL);
        assertThat(changes()).isEmpty();
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        assertThat(workshop.warehouse()
                        .number("SELECT COUNT(*) FROM dim_customer WHERE nome = UPPER(nome) AND limite = 1"))
                .isEqualTo(30);
    }

    @Test
    void whatTheQueryFindsNowIsThereAfterACompleteBackfill() {
        workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id <= 5");
        spec("FROM customer", "FROM customer WHERE id > 2");
        oneSays(changes(), "FLX-5045");
        workshop.backfill(ALL.of(List.of("limite")));
        oneSays(changes(), "FLX-5045");
        assertThat(workshop.backfill(ALL).counts("customers")).isEqualTo("read 28, inserted 3, unchanged 25");
        assertThat(changes()).isEmpty();
    }

    @Test
    void oneThatIsCutGoesOnWhereItStopped() {
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 25");
        spec("limite: credit", "limite: { expression: \"credit * 10\" }");
        String before = books();
        Run cut = workshop.backfill(ALL.withBatchSize(10));
        assertThat(cut.statuses()).containsExactly("customers failed");
        assertThat(zeros()).isEqualTo(20);
        assertThat(books()).isEqualTo(before);

        workshop.source().execute("UPDATE customer SET credit = 1, name = 'ok' WHERE id < 20 OR id = 25");
        Run end = workshop.backfill(ALL.withBatchSize(7));
        oneSays(warnings(end), "FLX-5151", "goes on after", "2025-01-01T00:20");
        assertThat(end.counts("customers")).isEqualTo("read 10, updated 10");
        assertThat(zeros()).isEqualTo(29);
        assertThat(changes()).isEmpty();
        Run again = workshop.backfill(ALL);
        assertThat(warnings(again)).isEmpty();
        assertThat(again.counts("customers")).isEqualTo("read 30, updated 19, unchanged 11");
    }

    @Test
    void aRunMeanwhileTakesNothingAwayFromIt() {
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 25");
        assertThat(workshop.backfill(ALL.withBatchSize(10)).status()).isEqualTo("failed");
        Shop.customers(workshop, 31, 35);
        workshop.source().execute("UPDATE customer SET name = 'ok' WHERE id = 25");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 5, inserted 5");
        assertThat(workshop.backfill(ALL).counts("customers")).isEqualTo("read 15, updated 10, unchanged 5");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @Test
    void anotherOneDoesNotGoOnWithIt() {
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 25");
        assertThat(workshop.backfill(ALL.withBatchSize(10)).status()).isEqualTo("failed");
        Run other = workshop.backfill(ALL.between("2025-01-01T00:01:00", "2025-01-01T00:05:00"));
        oneSays(warnings(other), "FLX-5151", "given up after", "2025-01-01T00:20");
        assertThat(other.counts("customers")).isEqualTo("read 4, unchanged 4");
        assertThat(warnings(workshop.backfill(ALL.between("2025-01-01T00:01:00", "2025-01-01T00:05:00"))))
                .isEmpty();
    }

    /** Accepted, rewound, or loaded anew: what was under way is of no account any more. */
    @Test
    void whoRewindsGivesItUp() {
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 25");
        for (String to : List.of("here", "start")) {
            assertThat(workshop.backfill(ALL.withBatchSize(10)).status()).isEqualTo("failed");
            assertThat(workshop.warehouse().text("SELECT definition FROM ctl.etl_control"))
                    .contains("\"refill\":{");
            try (Engine engine = workshop.engine()) {
                engine.rewind(Selection.ALL, to, moves -> true);
            }
            assertThat(String.valueOf(workshop.warehouse().text("SELECT definition FROM ctl.etl_control")))
                    .doesNotContain("\"refill\":{");
        }
        workshop.source().execute("UPDATE customer SET name = 'ok' WHERE id = 25");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 30, updated 10, unchanged 20");
        assertThat(changes()).isEmpty();
    }

    @Test
    void rejectsAreCountedAndKeptOnce() {
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id IN (3, 4)");
        workshop.spec(Shop.SPEC + "on_error: reject\nmax_rejects: 2\n");
        assertThat(workshop.backfill(ALL).counts("customers")).isEqualTo("read 30, updated 28, rejected 2");
        assertThat(workshop.backfill(ALL).counts("customers")).isEqualTo("read 30, unchanged 28, rejected 2");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM audit.etl_reject"))
                .isEqualTo(2);
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 5");
        says(workshop.backfill(ALL).problem("customers"), "FLX-4008");
    }

    @Test
    void aDryRunChangesNothing() {
        String before = books();
        Run run = workshop.backfill(ALL.between("2025-01-01T00:05:00", null).dry());
        assertThat(run.entity("customers").counts().read()).isEqualTo(26);
        assertThat(zeros()).isZero();
        assertThat(books()).isEqualTo(before);
    }

    /** Two rows of one key: the older one alone would come over the later one. */
    @Test
    void whereAKeyMayHaveSeveralRowsItIsReadOnToTheWatermark() {
        workshop.source().execute("UPDATE customer SET name = 'older' WHERE id = 5");
        spec("customer_id: id", "customer_id: { expression: \"id == 5 ? 30 : id\" }");
        try (Engine engine = workshop.engine()) {
            engine.rewind(Selection.ALL, "here", moves -> true);
        }
        Run run = workshop.backfill(ALL.between("2025-01-01T00:05:00", "2025-01-01T00:06:00"));
        oneSays(warnings(run), "FLX-5152", "all rows up to the watermark");
        assertThat(run.counts("customers")).isEqualTo("read 26, updated 25, superseded 1");
        assertThat(workshop.warehouse().text("SELECT nome FROM dim_customer WHERE customer_id = 30"))
                .isEqualTo("Customer 30");
    }

    private void isRefused(BackfillOptions options, String... words) {
        String before = books();
        says(workshop.backfill(options).problem("customers"), words);
        assertThat(zeros()).isZero();
        assertThat(books()).isEqualTo(before);
    }

    @Test
    void whatCannotBeSaysWhy() {
        isRefused(ALL.between("2025-01-02", "2025-01-01"), "FLX-5150", "customers.yaml", "not before its end");
        isRefused(ALL.between("2025-01-01", "2025-01-01"), "FLX-5150", "not before its end");
        isRefused(ALL.between("yesterday", null), "FLX-5150", "'yesterday' is no value", "updated_at");
        isRefused(ALL.between(null, "2025-01-01T00:00:00.1234567891"), "FLX-5150", "no value");
        isRefused(ALL.of(List.of("limit")), "FLX-5150", "no column 'limit'", "did you mean 'limite'");
        isRefused(ALL.of(List.of("customer_id")), "FLX-5150", "'customer_id' is a key");
        spec("watermark: { columns: [updated_at, id] }\n", "");
        isRefused(ALL.between("2025-01-01", null), "FLX-5150", "no watermark");
    }

    @Needs(Capability.ZONED_TIMESTAMPS)
    @Test
    void anEndWithoutAnOffsetIsALocalTimeOfTheSource() {
        workshop.source().execute("""
                CREATE TABLE event (id INT NOT NULL PRIMARY KEY, at TIMESTAMP WITH TIME ZONE NOT NULL);
                INSERT INTO event VALUES (1, TIMESTAMP WITH TIME ZONE '2025-01-01 00:00:00+00'),
                  (2, TIMESTAMP WITH TIME ZONE '2025-03-01 00:00:00+00')""");
        workshop.warehouse().execute("CREATE TABLE dim_event (id INT NOT NULL PRIMARY KEY)");
        workshop.spec("""
                entity: event
                source: { connection: src, query: "SELECT id, at FROM event" }
                watermark: { columns: [at, id] }
                columns: { id: id }
                target: { connection: dw, table: dim_event, keys: [id] }
                """);
        workshop.run("event");
        Run run = workshop.backfill(
                BackfillOptions.of(new Selection(List.of("event"), List.of())).between("2025-02-01", null));
        assertThat(run.counts("event")).isEqualTo("read 1, unchanged 1");
        oneSays(
                run.entity("event").warnings().stream().map(Problem::toString).toList(),
                "FLX-5155",
                "'2025-02-01' is read as");
    }

    @Test
    void statesThatAreReadAgainMakeNoVersionsAndDoNotFillOldOnes() {
        workshop.spec("""
                entity: versions
                source: { connection: src, query: "SELECT id, name, credit, updated_at FROM customer" }
                watermark: { columns: [updated_at, id] }
                columns: { customer_id: id, nome: name }
                target:
                  connection: dw
                  table: dim_versions
                  keys: [customer_id]
                  strategy: type2
                  history: { valid_from: valido_de, valid_to: valido_ate }
                """);
        BackfillOptions versions = BackfillOptions.of(new Selection(List.of("versions"), List.of()));
        try (Engine engine = workshop.engine()) {
            engine.apply(engine.ddl(new Selection(List.of("versions"), List.of())));
        }
        workshop.run("versions");
        assertThat(workshop.backfill(versions.withBatchSize(7)).counts("versions"))
                .isEqualTo("read 30, unchanged 30");
        assertThat(workshop.backfill(versions.between("2025-01-01T00:20:00", "2025-01-01T00:25:00"))
                        .counts("versions"))
                .isEqualTo("read 5, unchanged 5");
        says(workshop.backfill(versions.of(List.of("nome"))).problem("versions"), "FLX-5150", "keeps versions");
    }

    @Test
    void withoutAWatermarkAllIsRead() {
        spec("watermark: { columns: [updated_at, id] }\n", "");
        assertThat(workshop.backfill(ALL.of(List.of("limite"))).counts("customers"))
                .isEqualTo("read 30, updated 30");
    }

    @Test
    void whereNothingIsLoadedThereIsNothingToReadAgain() {
        workshop.spec(Shop.SPEC.replace("entity: customers", "entity: others"));
        Run run = workshop.backfill(ALL);
        assertThat(run.statuses()).containsExactlyInAnyOrder("customers success", "others skipped");
        says(run.problem("others"), "FLX-5154", "run entities=others");
        assertThat(run.status()).isEqualTo("success");
    }

    @Test
    void aDisabledEntityIsLeftAlone() {
        workshop.warehouse().execute("UPDATE ctl.etl_control SET is_enabled = 0");
        assertThat(workshop.backfill(ALL).statuses()).containsExactly("customers skipped");
        assertThat(zeros()).isZero();
    }

    @Test
    void whatStopsARunStopsItToo() {
        workshop.warehouse().execute("DELETE FROM dim_customer");
        says(workshop.backfill(ALL).problem("customers"), "FLX-5042");
    }
}
