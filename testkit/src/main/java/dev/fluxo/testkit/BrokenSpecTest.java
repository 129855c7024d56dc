package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.CatalogChange;
import dev.fluxo.engine.result.Diagnosis.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A spec with an error fails its own entity, and those that depend on it. All others are loaded. */
@OnEveryDatabase
class BrokenSpecTest {
    private static final String OTHER =
            Shop.SPEC.replace("entity: customers", "entity: other").replace("table: dim_customer", "table: dim_other")
                    + "tags: [daily]\n";

    @RegisterExtension
    final Workshop workshop;

    BrokenSpecTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.tables(workshop);
        workshop.warehouse()
                .execute(
                        "CREATE TABLE dim_other (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2), dw_loaded_at TIMESTAMP)");
        workshop.spec(OTHER);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("a statement behind another", "FROM customer", "FROM customer; SELECT 1", "FLX-1021"),
                Arguments.of("an unknown key", "watermark:", "watermrak:", "FLX-1003"),
                Arguments.of("an unknown transform", "[trim]", "[trimm]", "FLX-1101"),
                Arguments.of(
                        "an unknown connection of the target", "{ connection: dw", "{ connection: dww", "FLX-1016"),
                Arguments.of("an unknown dependency", "target:", "depends_on: [nobody]\ntarget:", "FLX-1014"),
                Arguments.of("a variable", "FROM customer", "FROM ${sys:store}", "FLX-1018"),
                Arguments.of("no YAML", "target: {", "target: {{", "FLX-1007"),
                Arguments.of(
                        "a test of an unknown column",
                        "target:",
                        "tests: [{ name: t, given: [{ id: 1 }], expect: [{ nobody: 1 }] }]\ntarget:",
                        "FLX-2002"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void theOthersAreLoaded(String name, String right, String wrong, String code) {
        assertThat(Shop.SPEC).contains(right);
        workshop.file("customers.yaml", Shop.SPEC.replace(right, wrong));
        workshop.spec(OTHER.replace("entity: other", "entity: child") + "depends_on: [customers]\n");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("partial");
        assertThat(run.statuses()).containsExactlyInAnyOrder("customers failed", "other success", "child skipped");
        assertThat(run.problem("customers")).contains(code, "customers.yaml:");
        assertThat(workshop.warehouse()
                        .text("SELECT error_message FROM audit.etl_run_entity WHERE entity_name = 'customers'"))
                .startsWith("customers.yaml:");
        oneSays(workshop.validate(false), code, "customers.yaml:");
    }

    @Test
    void whoIsNotAskedForHarmsNobody() {
        workshop.file("customers.yaml", Shop.SPEC.replace("[trim]", "[trimm]"));
        assertThat(workshop.run("other").status()).isEqualTo("success");
        RunOptions tagged = RunOptions.of(new Selection(List.of(), List.of("daily")));
        assertThat(workshop.run(tagged).status()).isEqualTo("success");
    }

    @Test
    void aFileWhoseTagsCannotBeReadMayHaveAny() {
        workshop.file("clientes.yaml", "entity: customers # daily?\nsource: {{\n");
        RunOptions tagged = RunOptions.of(new Selection(List.of(), List.of("daily")));
        assertThat(workshop.run(tagged).statuses()).containsExactly("customers failed", "other success");
    }

    @Test
    void whatHasNoNameIsCalledAsItsFile() throws IOException {
        workshop.file("nameless.yaml", Shop.SPEC.replace("entity: customers\n", ""));
        workshop.file("Third File.yml", "entity: Third\n");
        workshop.file("other_too.yaml", "entity: other\nsource: {{\n");
        Files.write(workshop.folder().resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe3});
        workshop.file("empty.yaml", "# nothing yet\n");
        Run run = workshop.run();
        assertThat(run.statuses())
                .containsExactlyInAnyOrder(
                        "nameless failed",
                        "Third File.yml failed",
                        "other_too.yaml failed",
                        "latin failed",
                        "empty failed",
                        "other success");
        oneSays(run.problems(), "FLX-1004", "empty.yaml:", "empty");
    }

    @Test
    void twoOfOneNameFailBoth() {
        workshop.spec(Shop.SPEC);
        workshop.file("copy.yaml", Shop.SPEC);
        Run run = workshop.run();
        assertThat(run.statuses()).containsExactly("customers failed", "other success");
        assertThat(workshop.validate(false))
                .anyMatch(line -> line.startsWith("customers.yaml:1:") && line.contains("FLX-1013"))
                .anyMatch(line -> line.startsWith("copy.yaml:1:") && line.contains("FLX-1013"));
    }

    @Test
    void aCircleFailsThoseInItAndSkipsThoseBehind() {
        for (String edge : List.of("a:b", "b:c", "c:a", "d:a")) {
            workshop.spec(Shop.SPEC.replace("entity: customers", "entity: " + edge.charAt(0)) + "depends_on: ["
                    + edge.charAt(2) + "]\n");
        }
        assertThat(workshop.run().statuses())
                .containsExactlyInAnyOrder("a failed", "b failed", "c failed", "d skipped", "other success");
        assertThat(workshop.run("other", "b").status()).isEqualTo("partial");
    }

    @Test
    void aRunOfNothingElseIsFailedAndAudited() {
        workshop.file("customers.yaml", Shop.SPEC.replace("[trim]", "[trimm]"));
        Run run = workshop.run("customers");
        assertThat(run.status()).isEqualTo("failed");
        assertThat(run.problem("customers")).contains("FLX-1101");
    }

    @Test
    void aBrokenEntityThatIsDisabledIsSkipped() {
        workshop.spec(Shop.SPEC);
        workshop.run();
        workshop.warehouse().execute("UPDATE ctl.etl_control SET is_enabled = 0 WHERE entity_name = 'customers'");
        workshop.file("customers.yaml", Shop.SPEC.replace("[trim]", "[trimm]"));
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("success");
        assertThat(run.statuses()).containsExactlyInAnyOrder("customers skipped", "other success");
    }

    @Test
    void onlyTheProjectStopsAll() throws IOException {
        workshop.spec(Shop.SPEC);
        String project = Files.readString(workshop.folder().resolve("project.yaml"));
        workshop.file("project.yaml", project + "surprise: 1\n");
        oneSays(workshop.refusal("other"), "FLX-1003", "project.yaml:", "surprise");
    }

    @Test
    void everyGoalWorksForTheOthersAndSaysWhichAreBroken() {
        workshop.spec(Shop.SPEC);
        Shop.customers(workshop, 1, 1);
        workshop.run();
        try (Engine engine = workshop.engine()) {
            engine.snapshot();
        }
        workshop.file("customers.yaml", Shop.SPEC.replace("FROM customer", "FROM customer; SELECT 1"));
        try (Engine engine = workshop.engine()) {
            oneSays(texts(engine.broken(Selection.ALL)), "FLX-1021", "customers.yaml:");
            assertThat(engine.status(Selection.ALL))
                    .extracting(state -> state.entity() + " " + state.lastStatus())
                    .containsExactlyInAnyOrder("customers SUCCESS", "other SUCCESS");
            assertThat(engine.plan(Selection.ALL))
                    .extracting(forecast -> forecast.entity() + " " + (forecast.problem() == null))
                    .containsExactlyInAnyOrder("customers false", "other true");
            assertThat(engine.preview(Selection.ALL, 1))
                    .extracting(preview -> preview.entity() + " " + (preview.problem() == null))
                    .containsExactlyInAnyOrder("customers false", "other true");
            assertThat(engine.doctor(Selection.ALL))
                    .anyMatch(diagnosis ->
                            diagnosis.entity().equals("customers") && diagnosis.verdict() == Verdict.UNUSABLE)
                    .anyMatch(
                            diagnosis -> diagnosis.entity().equals("other") && diagnosis.verdict() != Verdict.UNUSABLE);
            assertThat(engine.why("other", "1").entity()).isEqualTo("other");
            assertThat(engine.site(Selection.ALL).entities())
                    .extracting(entity -> entity.name())
                    .contains("other");
            assertThat(engine.retryRejects(Selection.ALL).entities()).hasSize(1);
            assertThat(engine.rewind(Selection.ALL, "start", moves -> true)).hasSize(1);
            CatalogChange change = engine.snapshot();
            assertThat(change.lines())
                    .as("what was known of the broken one stays")
                    .isEmpty();
        }
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
