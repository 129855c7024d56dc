package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be wrong with specs and is found without a database: each with its code, its place, and what to do. */
class BadSpecTest {
    @RegisterExtension
    final Workshop workshop = new Workshop();

    /** What is replaced in the good spec, by what, and what the message must hold. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("unknown key", "watermark:", "watermrak:", "FLX-1003", "customers.yaml:3:1", "watermark"),
                mistake("duplicate key", "target:", "source: {}\ntarget:", "FLX-1002", "source"),
                mistake("missing key", "keys: [customer_id], ", "", "FLX-1004", "keys"),
                mistake(
                        "missing section",
                        "source: { connection: src",
                        "description: { connection: src",
                        "FLX-1004",
                        "source"),
                mistake("mistyped value", "columns: [updated_at, id]", "columns: [[updated_at], id]", "FLX-1005", "3:"),
                mistake(
                        "text for a number",
                        "target:",
                        "batch_size: many\ntarget:",
                        "customers.yaml:8:13",
                        "FLX-1005",
                        "many"),
                mistake("a batch of nothing", "target:", "batch_size: 0\ntarget:", "customers.yaml:8:13", "FLX-1006"),
                mistake("unknown choice", "target:", "commit: sometimes\ntarget:", "FLX-1006", "entity", "batch"),
                mistake("bad entity name", "entity: customers", "entity: Customers", "FLX-1006", "Customers"),
                mistake("unknown connection", "connection: src", "connection: scr", "FLX-1016", "scr", "src"),
                mistake("dependency on nothing", "target:", "depends_on: [custmers]\ntarget:", "FLX-1014", "custmers"),
                mistake("dependency on itself", "target:", "depends_on: [customers]\ntarget:", "FLX-1015", "customers"),
                mistake("column mapped twice", "limite: credit", "limite: credit\n  NOME: name", "FLX-1019", "NOME"),
                mistake("key not mapped", "keys: [customer_id]", "keys: [customer]", "FLX-1020", "customer_id"),
                mistake("unknown transform", "[trim]", "[trimm]", "FLX-1101", "trim"),
                mistake("argument of a wrong type", "[trim]", "[left(many)]", "FLX-1102", "left"),
                mistake("missing argument", "[trim]", "[left]", "FLX-1102", "left"),
                mistake("superfluous argument", "[trim]", "[trim(3)]", "FLX-1102", "trim"),
                mistake("expression that does not parse", "credit\n", "{ expression: \"credit +\" }\n", "FLX-1103"),
                mistake(
                        "check of an unknown column",
                        "credit\n",
                        "{ from: credit, check: \"limit > 0\" }\n",
                        "FLX-1104",
                        "limit"),
                mistake("assignment", "credit\n", "{ expression: \"credit = 1\" }\n", "FLX-1105"),
                mistake("loop", "credit\n", "{ expression: \"while (true) { 1 }\" }\n", "FLX-1105"),
                mistake("new", "credit\n", "{ expression: \"new('java.io.File', 'x')\" }\n", "FLX-1105"),
                mistake("undefined variable", "FROM customer\"", "FROM ${env:NOWHERE}\"", "FLX-1018", "NOWHERE"),
                mistake("forbidden look-up", "FROM customer\"", "FROM ${script:js:1}\"", "FLX-10", "script"),
                mistake("alias", "keys: [customer_id]", "keys: *keys", "FLX-1007"),
                mistake("anchor", "keys: [customer_id]", "keys: &keys [customer_id]", "FLX-1007"),
                mistake("two documents", "target:", "---\ntarget:", "FLX-1007"),
                mistake("not YAML", "target: {", "target: {{", "FLX-1001"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsNamed(String name, String right, String wrong, List<String> expected) {
        assertThat(Shop.SPEC).as("what the mistake replaces").contains(right);
        workshop.file("customers.yaml", Shop.SPEC.replace(right, wrong));
        oneSays(workshop.validate(false), parts(expected, "customers.yaml"));
        oneSays(allOf(workshop.run()), parts(expected, "customers.yaml"));
    }

    /** Everything that a run says of its entities: a broken one fails, and says all that is wrong. */
    private static List<String> allOf(Run run) {
        assertThat(run.statuses()).containsExactly("customers failed");
        return run.result().entities().stream()
                .flatMap(entity -> Stream.concat(Stream.of(entity.problem()), entity.warnings().stream()))
                .map(Problem::toString)
                .toList();
    }

    @Test
    void allMistakesOfAllFilesAreReportedAtOnce() {
        workshop.spec(Shop.SPEC.replace("[trim]", "[trimm]").replace("keys: [customer_id]", "keys: [x]"));
        workshop.spec(Shop.SPEC
                .replace("entity: customers", "entity: others")
                .replace("connection: src", "connection: nowhere"));
        workshop.file("third.yaml", "entity: third\nsurprise: 1\n");
        assertThat(String.join("\n", workshop.validate(false)))
                .contains("customers.yaml:6:", "FLX-1101", "FLX-1020")
                .contains("others.yaml:2:", "FLX-1016")
                .contains("third.yaml:2:1", "FLX-1003", "FLX-1004");
    }

    @Test
    void twoEntitiesOfOneName() {
        workshop.spec(Shop.SPEC);
        workshop.file("copy.yaml", Shop.SPEC);
        oneSays(workshop.validate(false), "FLX-1013", "customers", "copy.yaml");
    }

    @Test
    void aCircleOfDependencies() {
        for (String edge : List.of("a:b", "b:c", "c:a")) {
            workshop.spec(Shop.SPEC.replace("entity: customers", "entity: " + edge.charAt(0)) + "depends_on: ["
                    + edge.charAt(2) + "]\n");
        }
        oneSays(workshop.validate(false), "FLX-1015", "a", "b", "c");
    }

    @Test
    void anUnknownEntityOrProfileOnTheCommandLine() {
        workshop.spec(Shop.SPEC);
        oneSays(workshop.refusal("custmers"), "FLX-1022", "custmers", "customers");
        oneSays(workshop.refusal("fact_*"), "FLX-1022", "fact_*");
        workshop.profile("prod");
        oneSays(workshop.refusal(), "FLX-1017", "prod", "test");
    }

    @Test
    void noFolderAnEmptyOneAndNoProject() throws IOException {
        oneSays(workshop.validate(false), "FLX-1011");
        Files.delete(workshop.folder().resolve("project.yaml"));
        workshop.spec(Shop.SPEC);
        oneSays(workshop.validate(false), "FLX-1012");
        Files.delete(workshop.folder().resolve("customers.yaml"));
        Files.delete(workshop.folder());
        oneSays(workshop.validate(false), "FLX-1010", workshop.folder().toString());
    }

    @Test
    void filesThatAreNoText() throws IOException {
        Path file = workshop.folder().resolve("latin.yaml");
        Files.write(file, "entity: a\ndescription: São\n".getBytes(StandardCharsets.ISO_8859_1));
        workshop.file("huge.yaml", "# " + "x".repeat(10 << 20));
        workshop.file("laughs.yaml", "a: &a [x]\nb: &b [*a, *a, *a]\nentity: [*b, *b]\n");
        assertThat(String.join("\n", workshop.validate(false)))
                .contains("latin.yaml", "FLX-1009", "huge.yaml", "FLX-1008", "laughs.yaml:1:", "FLX-1007");
    }

    private static String[] parts(List<String> expected, String file) {
        return Stream.concat(Stream.of(file), expected.stream()).toArray(String[]::new);
    }

    private static Arguments mistake(String name, String right, String wrong, String... expected) {
        return Arguments.of(name, right, wrong, List.of(expected));
    }
}
