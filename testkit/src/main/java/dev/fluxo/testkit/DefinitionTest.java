package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Rewound;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When an entity is not what its watermark stands for any more, whoever is asked says so, and nothing is loaded beside it. */
@OnEveryDatabase
class DefinitionTest {
    private static final String QUERY = "\"SELECT id, name, credit, updated_at FROM customer\"";

    @RegisterExtension
    final Workshop workshop;

    DefinitionTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
    }

    private void load() {
        assertThat(workshop.run().status()).isEqualTo("success");
    }

    private Rewound rewind(String to) {
        try (Engine engine = workshop.engine()) {
            return engine.rewind(Selection.ALL, to, moves -> true).get(0);
        }
    }

    private String definition() {
        return workshop.warehouse().text("SELECT definition FROM ctl.etl_control");
    }

    private void secondTarget(String name) {
        workshop.warehouse().execute("""
                        CREATE TABLE %s (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2),
                          dw_loaded_at TIMESTAMP)""".formatted(name));
    }

    private long rows(String table) {
        return workshop.warehouse().number("SELECT COUNT(*) FROM " + table);
    }

    /** Everyone says the same, nothing is read, and nothing moves. */
    private void isRefused(String code, String... words) {
        String before = workshop.watermark("customers") + definition();
        Shop.customers(workshop, 11, 12);
        Run run = workshop.run();
        assertThat(run.statuses()).containsExactly("customers failed");
        assertThat(run.counts("customers")).isEqualTo("nothing");
        String problem = run.problem("customers");
        for (String word : words) {
            says(problem, word);
        }
        says(problem, code, "'rewind entities=customers to=start'", "to=here");
        assertThat(workshop.dryRun().problem("customers")).isEqualTo(problem);
        try (Engine engine = workshop.engine()) {
            assertThat(engine.plan(Selection.ALL).get(0).problem()).hasToString(problem);
            assertThat(engine.planWithEffects(Selection.ALL).get(0).problem()).hasToString(problem);
            assertThat(engine.why("customers", "12").verdict())
                    .matches("no run reads on: " + code + ".*|neither the source.*");
        }
        everyoneSays(problem);
        assertThat(workshop.watermark("customers") + definition()).isEqualTo(before);
        workshop.source().execute("DELETE FROM customer WHERE id > 10");
    }

    private void everyoneSays(String problem) {
        try (Engine engine = workshop.engine()) {
            assertThat(engine.status(Selection.ALL).get(0).warnings())
                    .extracting(Problem::toString)
                    .contains(problem);
            assertThat(engine.why("customers", "1").changes())
                    .extracting(Problem::toString)
                    .contains(problem);
            assertThat(engine.site(Selection.ALL).entities().get(0).changes())
                    .extracting(Problem::toString)
                    .contains(problem);
        }
        assertThat(workshop.validate(true)).contains(problem);
    }

    /** Everyone warns, now and after the next runs, and rows are loaded. */
    private void isWarnedOf(String code, String... words) {
        String problem = warning(code, workshop.run());
        for (String word : words) {
            says(problem, word);
        }
        says(problem, "'rewind entities=customers to=start'", "to=here");
        assertThat(warning(code, workshop.run())).isEqualTo(problem);
        assertThat(warning(code, workshop.dryRun())).isEqualTo(problem);
        try (Engine engine = workshop.engine()) {
            assertThat(engine.planWithEffects(Selection.ALL).get(0).warnings())
                    .extracting(Problem::toString)
                    .contains(problem);
        }
        everyoneSays(problem);
    }

    private static String warning(String code, Run run) {
        assertThat(run.status()).isEqualTo("success");
        return run.entity("customers").warnings().stream()
                .map(Problem::toString)
                .filter(text -> text.contains(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code));
    }

    private void nobodyWarns() {
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.status(Selection.ALL).get(0).warnings()).isEmpty();
            assertThat(engine.site(Selection.ALL).entities().get(0).changes()).isEmpty();
        }
        assertThat(run.entity("customers").warnings())
                .noneMatch(warning -> warning.code().id().startsWith("FLX-504"));
    }

    @Test
    void whatDoesNotChangeIsNotSpokenOf() {
        load();
        assertThat(definition())
                .contains("\"connection\":\"src\"", "\"columns\":{\"customer_id\":{", "\"filled\":true");
        nobodyWarns();
        workshop.spec(Shop.SPEC
                .replace(QUERY, "\"SELECT id,  name, credit, updated_at /* all */ FROM customer -- of them\"")
                .replace("nome: { from: name, transform: [trim] }", "nome: { transform: [trim], from: name }")
                .replace("table: dim_customer", "table: DIM_customer"));
        nobodyWarns();
    }

    @Test
    void anotherTargetTableIsNotGoneOnWith() {
        load();
        secondTarget("dim_new");
        workshop.spec(Shop.SPEC.replace("dim_customer", "dim_new"));
        isRefused("FLX-5041", "dim_customer of dw", "dim_new of dw", "rename it");
        rewind("start");
        load();
        assertThat(rows("dim_new")).isEqualTo(10);
        nobodyWarns();

        workshop.spec(Shop.SPEC);
        isRefused("FLX-5041");
        Rewound accepted = rewind("here");
        assertThat(accepted.to()).isEqualTo(accepted.from());
        assertThat(accepted.notes()).singleElement().asString().containsIgnoringCase("dim_new of dw");
        Shop.customers(workshop, 11, 12);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.warehouse()
                        .rows("SELECT r.mode, r.selection, e.status FROM audit.etl_run r JOIN audit.etl_run_entity e"
                                + " ON e.run_id = r.run_id WHERE r.selection LIKE 'rewind to here%'"))
                .containsExactly("rewind | rewind to here: * | success");
        nobodyWarns();
    }

    @Test
    void anEmptiedTargetIsNotGoneOnWith() {
        load();
        workshop.warehouse().execute("DELETE FROM dim_customer");
        isRefused("FLX-5042", "dim_customer", "no rows", "2025-01-01T00:10");
        rewind("start");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");

        workshop.warehouse().execute("DELETE FROM dim_customer");
        isRefused("FLX-5042");
        rewind("here");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        Shop.customers(workshop, 11, 12);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
        nobodyWarns();
    }

    @Test
    void aTargetIntoWhichNothingPassedIsNotEmptied() {
        workshop.spec(Shop.SPEC.replace("limite: credit", "limite: { from: credit, check: \"limite > 1000\" }")
                + "on_error: reject\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, rejected 10");
        nobodyWarns();
        nobodyWarns();
    }

    @Needs(Capability.TABLE_IDENTITY)
    @Test
    void aTargetThatWasMadeAnewIsNotGoneOnWith() {
        load();
        workshop.warehouse().execute("DROP TABLE dim_customer");
        secondTarget("dim_customer");
        isRefused("FLX-5048", "dim_customer");
        workshop.warehouse().execute("INSERT INTO dim_customer VALUES (1, 'an older state', 1, NULL)");
        isRefused("FLX-5048", "dropped and made anew");
        rewind("here");
        nobodyWarns();
    }

    @Without(Capability.TABLE_IDENTITY)
    @Test
    void aTargetThatWasMadeAnewIsToldByItsWantOfRows() {
        load();
        workshop.warehouse().execute("DROP TABLE dim_customer");
        secondTarget("dim_customer");
        isRefused("FLX-5042", "dim_customer");
        workshop.warehouse().execute("INSERT INTO dim_customer VALUES (1, 'an older state', 1, NULL)");
        nobodyWarns();
    }

    @Test
    void anotherSourceIsNotGoneOnWith() {
        load();
        workshop.source()
                .execute(
                        "CREATE TABLE client (id INT PRIMARY KEY, name VARCHAR(100), credit DECIMAL(12, 2), updated_at TIMESTAMP)");
        workshop.spec(Shop.SPEC.replace("query: " + QUERY, "table: customer"));
        isRefused("FLX-5043", "a query of src", "customer of src");
        rewind("here");
        nobodyWarns();
        workshop.spec(Shop.SPEC.replace("query: " + QUERY, "table: client"));
        isRefused("FLX-5043", "customer of src", "client of src");
        workshop.spec(Shop.SPEC.replace("query: " + QUERY, "table: customer"));
        nobodyWarns();
    }

    @Test
    void anotherValueOfALookUpIsNotGoneOnWith() {
        workshop.environment("LEAST", "5");
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM customer WHERE id % 10 <> ${env:LEAST}"));
        load();
        assertThat(definition()).contains("env:LEAST").doesNotContain("\"5\"");
        workshop.environment("LEAST", "6");
        isRefused("FLX-5044", "${env:LEAST}");
        workshop.environment("LEAST", "5");
        nobodyWarns();
        workshop.environment("LEAST", "6");
        rewind("2025-01-01T00:05:00");
        load();
        assertThat(rows("dim_customer")).isEqualTo(10);
        nobodyWarns();
    }

    @Test
    void aFilterThatIsTakenAwayIsWarnedOf() {
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM customer WHERE id > 5"));
        load();
        workshop.spec(Shop.SPEC);
        Shop.customers(workshop, 11, 12);
        isWarnedOf("FLX-5045", "query", "2025-01-01T00:10");
        assertThat(rows("dim_customer")).isEqualTo(7);
        rewind("2025-01-01T00:02:00");
        isWarnedOf("FLX-5045", "2025-01-01T00:01:59");
        assertThat(rows("dim_customer")).isEqualTo(11);
        rewind("start");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 12, inserted 1, unchanged 11");
        nobodyWarns();
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM customer WHERE id > 7"));
        isWarnedOf("FLX-5045");
        rewind("here");
        nobodyWarns();
    }

    @Test
    void aNewColumnAndAnotherMappingAreWarnedOf() {
        workshop.spec(Shop.SPEC.replace("  limite: credit\n", ""));
        load();
        workshop.spec(Shop.SPEC.replace("transform: [trim]", "transform: [trim, upper]"));
        Shop.customers(workshop, 11, 12);
        isWarnedOf("FLX-5046", "'nome' is as mapped only in rows from updated_at 2025-01-01T00:10 on");
        Run run = workshop.run();
        oneSays(
                run.entity("customers").warnings().stream()
                        .map(Problem::toString)
                        .toList(),
                "FLX-5046",
                "'limite'");
        // Later changes do not hide since when the first is so.
        workshop.spec(Shop.SPEC
                .replace("transform: [trim]", "transform: [trim, upper]")
                .replace("limite: credit", "limite: { expression: \"credit * 2\" }"));
        List<String> warnings = workshop.run().entity("customers").warnings().stream()
                .map(Problem::toString)
                .toList();
        oneSays(warnings, "FLX-5046", "'nome'", "2025-01-01T00:10");
        oneSays(warnings, "FLX-5046", "'limite'", "2025-01-01T00:12");
        rewind("start");
        load();
        nobodyWarns();
    }

    @Test
    void otherKeysAreNotGoneOnWith() {
        load();
        workshop.warehouse().execute("CREATE UNIQUE INDEX by_name ON dim_customer (nome)");
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [nome]"));
        isRefused("FLX-5047", "customer_id", "nome");
        workshop.spec(Shop.SPEC.replace("customer_id: id", "customer_id: { expression: \"id + 100\" }"));
        isRefused("FLX-5047", "customer_id", "computed differently");
        rewind("here");
        nobodyWarns();
    }

    @Test
    void twoProjectsWithOneNameAreToldApart() {
        load();
        secondTarget("dim_other");
        try (SecondProject second = SecondProject.of(workshop, Shop.SPEC.replace("dim_customer", "dim_other"))) {
            Run run = second.run();
            says(run.problem("customers"), "FLX-5041", "another project", "rename it");
            assertThat(rows("dim_other")).isZero();
        }
        nobodyWarns();
    }

    @Test
    void anOlderRowTakesOverWhatIsThere() {
        load();
        workshop.warehouse().execute("UPDATE ctl.etl_control SET definition = NULL");
        workshop.spec(Shop.SPEC.replace("transform: [trim]", "transform: [trim, upper]"));
        nobodyWarns();
        assertThat(definition()).contains("\"filled\":true");
        workshop.warehouse().execute("UPDATE ctl.etl_control SET definition = NULL");
        workshop.warehouse().execute("DELETE FROM dim_customer");
        says(workshop.run().problem("customers"), "FLX-5042");
        assertThat(definition()).isNull();
    }

    @Test
    void whatIsNotReadableIsNotPassedOver() {
        load();
        workshop.warehouse().execute("UPDATE ctl.etl_control SET definition = 'no JSON'");
        says(workshop.run().problem("customers"), "FLX-5009", "definition", "to=here");
        rewind("here");
        nobodyWarns();
    }

    @Test
    void hereIsNoPlaceWhereNothingIsLoaded() {
        load();
        rewind("start");
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> rewind("here"));
        says(refusal.getMessage(), "FLX-5016", "nothing is loaded yet");
        workshop.spec(Shop.SPEC.replace("transform: [trim]", "transform: [trim, upper]"));
        load();
        nobodyWarns();
    }
}
