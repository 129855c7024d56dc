package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fluxo.engine.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors use and the reader know the same language. */
class SpecSchemaTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode ENTITY = JSON.readTree(SpecSchema.entity(List.of()));
    private static final JsonNode PROJECT = JSON.readTree(SpecSchema.project());

    @Test
    void everyKeyOfTheLanguageIsInTheSchemaWithItsDescription() {
        assertThat(describes(EntityLanguage.entity(List.of()), ENTITY)).isGreaterThan(25);
        assertThat(describes(ProjectLanguage.PROJECT, PROJECT)).isGreaterThan(15);
    }

    /** Returns how many keys it has seen. */
    private static int describes(Type type, JsonNode schema) {
        if (type instanceof ListType list) {
            return describes(list.item(), schema.has("items") ? schema.get("items") : schema.at("/anyOf/0/items"));
        }
        if (type instanceof MapType map) {
            return describes(map.value(), schema.get("additionalProperties"));
        }
        if (type instanceof ShortOrLong either) {
            return describes(either.longForm(), schema.at("/anyOf/1"));
        }
        int seen = 0;
        if (type instanceof Shape shape) {
            assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
            for (Key key : shape.keys()) {
                JsonNode property = schema.get("properties").get(key.name());
                assertThat(property.get("description").asString())
                        .isEqualTo(key.description())
                        .isNotBlank();
                assertThat(property.get("examples").size()).isEqualTo(1);
                seen += 1 + describes(key.type(), property);
            }
        }
        return seen;
    }

    @Test
    void everyExampleAndEveryDefaultIsAcceptedByItsOwnType() {
        examplesAreGood(EntityLanguage.entity(List.of()));
        examplesAreGood(ProjectLanguage.PROJECT);
    }

    private static void examplesAreGood(Type type) {
        if (type instanceof Shape shape) {
            for (Key key : shape.keys()) {
                Problems problems = new Problems();
                for (String yaml :
                        key.preset() == null ? List.of(key.example()) : List.of(key.example(), key.preset())) {
                    Node node = Objects.requireNonNull(YamlReader.read(key.name(), yaml, problems));
                    key.type().check(key.name(), node, problems);
                }
                assertThat(problems.all()).isEmpty();
                examplesAreGood(key.type());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void theSchemaRefusesWhatTheReaderRefuses(Mistake mistake) {
        List<String> errors = errors(JSON.readTree(SpecSchema.entity(SpecFolder.TRANSFORMS)), mistake.applied());
        if (mistake.schemaSeesIt()) {
            assertThat(errors).isNotEmpty();
        } else {
            assertThat(errors).isEmpty();
        }
    }

    static Stream<Mistake> mistakes() {
        return EntityMistakes.ALL.stream();
    }

    @Test
    void theSchemaAcceptsTheExamplesOfTheDesign() {
        assertThat(errors(ENTITY, DesignExample.ENTITY)).isEmpty();
        assertThat(errors(PROJECT, DesignExample.PROJECT)).isEmpty();
        assertThat(errors(ENTITY, SpecFolder.ENTITY)).isEmpty();
        assertThat(errors(PROJECT, SpecFolder.PROJECT)).isEmpty();
    }

    @Test
    void theSchemaAcceptsAFileOfSeveralEntities() {
        String several = SpecFolder.ENTITY.replace("entity: customers", "entity: ${a}_customers_${b2}");
        assertThat(errors(ENTITY, several + "for_each: { a: [sp, rj], b2: [1, x-1.5] }\n"))
                .isEmpty();
        assertThat(errors(ENTITY, several + "for_each: { a: sp }\n")).isEmpty();
        for (String wrong : List.of("{}", "{ a: [] }", "{ A: [x] }", "{ a: ['x y'] }", "{ a: [x--y] }", "[sp]")) {
            assertThat(errors(ENTITY, several + "for_each: " + wrong + "\n"))
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    @Test
    void theSchemaAcceptsThePipelinesOfTheRepository() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "pipelines"))) {
            List<Path> specs =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(specs).hasSizeGreaterThan(1);
            for (Path file : specs) {
                boolean project = file.endsWith("project.yaml");
                assertThat(errors(project ? PROJECT : ENTITY, Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 2",
                "version: '1'",
                "version: 1\nprofil: x",
                "version: 1\nprofiles: {}",
                "version: 1\nprofiles: { a: }",
                "version: 1\nprofiles: { a: { connections: { b: { } } } }",
                "version: 1\nprofiles: { a: { connections: { b: { url: x, pool: { size: 2 } } } } }",
                "version: 1\nprofiles: { a: { connections: { b: { url: x, timeouts: { lock: 5 } } } } }",
                "version: 1\nprofiles: { a: { connections: { b: { url: x } } } }\ndefaults: { keys: [a] }"
            })
    void theSchemaOfAProjectRefusesWhatTheReaderRefuses(String yaml) {
        Problems problems = new Problems();
        Node node = Objects.requireNonNull(YamlReader.read("project.yaml", yaml, problems));
        ProjectLanguage.PROJECT.check("project.yaml", node, problems);
        assertThat(problems.hasErrors()).isTrue();
        assertThat(errors(PROJECT, yaml)).isNotEmpty();
    }

    /** Whatever the defaults may give may be left out of an entity: the reader takes both together, an editor sees one file. */
    @Test
    void anEntityMayLackWhatTheDefaultsGive() {
        for (Key key : ProjectLanguage.DEFAULTS.keys()) {
            for (Key below : key.type() instanceof Shape shape ? shape.keys() : List.of(key)) {
                assertThat(requiredBy(ENTITY, key.type() instanceof Shape ? List.of(key.name()) : List.of()))
                        .doesNotContain(below.name());
            }
        }
        String bare = SpecFolder.ENTITY.replace("connection: oltp, ", "").replace("connection: dw, ", "");
        assertThat(errors(ENTITY, bare)).isEmpty();
        assertThat(errors(ENTITY, bare.replace("keys: [customer_id]", ""))).isNotEmpty();
        Node defaults = YamlReader.read(
                "project.yaml", "{ source: { connection: oltp }, target: { connection: dw } }", new Problems());
        Problems problems = new Problems();
        Node merged = Defaults.merge(Objects.requireNonNull(YamlReader.read("c.yaml", bare, problems)), defaults);
        EntityLanguage.entity(List.of()).check("c.yaml", merged, problems);
        assertThat(problems.all()).isEmpty();
    }

    private static List<String> requiredBy(JsonNode schema, List<String> path) {
        JsonNode shape = schema;
        for (String name : path) {
            shape = shape.get("properties").get(name);
        }
        return shape.get("required").valueStream().map(JsonNode::asString).toList();
    }

    /** Each key, and one that does not exist beside it: the reader and the schema take and refuse the same. */
    @Test
    void readerAndSchemaKnowTheSameKeys() {
        String project = """
                version: 1
                profiles: { a: { connections: { dw: { url: 'jdbc:h2:mem:dw' } } } }
                """;
        for (Key key : ProjectLanguage.PROJECT.keys()) {
            agree(ProjectLanguage.PROJECT, PROJECT, project, key.name(), key.example());
        }
        for (Key key : ProjectLanguage.DEFAULTS.keys()) {
            agree(
                    ProjectLanguage.PROJECT,
                    PROJECT,
                    project,
                    "defaults",
                    "{ " + key.name() + ": " + key.example() + " }");
        }
        agree(ProjectLanguage.PROJECT, PROJECT, project, "defaults", "{ tags: [a] }");
        for (Key key : EntityLanguage.entity(List.of()).keys()) {
            agree(EntityLanguage.entity(List.of()), ENTITY, SpecFolder.ENTITY, key.name(), key.example());
            agree(EntityLanguage.entity(List.of()), ENTITY, SpecFolder.ENTITY, key.name() + "x", key.example());
        }
    }

    private static void agree(Shape language, JsonNode schema, String yaml, String key, String value) {
        String text =
                yaml.lines().anyMatch(line -> line.startsWith(key + ":")) ? yaml : yaml + key + ": " + value + "\n";
        Problems problems = new Problems();
        language.check("f", Objects.requireNonNull(YamlReader.read("f", text, problems)), problems);
        assertThat(errors(schema, text).isEmpty())
                .as("%s: %s", key, problems.all())
                .isEqualTo(!problems.hasErrors());
    }

    @Test
    void transformsAreSuggestedWithTheirSignature() {
        JsonNode schema = JSON.readTree(SpecSchema.entity(SpecFolder.TRANSFORMS));
        assertThat(schema.toString()).contains("left(n): the first n characters");
        assertThat(errors(schema, SpecFolder.ENTITY)).isEmpty();
        assertThat(errors(schema, SpecFolder.ENTITY.replace("[trim]", "['left(3)', { pad_left: [5, 0] }]")))
                .isEmpty();
        assertThat(errors(schema, SpecFolder.ENTITY.replace("[trim]", "[trimm]")))
                .isNotEmpty();
    }

    @Test
    void theTextOfASchemaIsTheSameEveryTime() {
        assertThat(SpecSchema.project())
                .startsWith("{\n  \"$schema\" : \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\" :")
                .endsWith("}\n");
        assertThat(List.copyOf(ENTITY.get("properties").propertyNames()))
                .startsWith("entity", "description", "tags", "depends_on", "source");
    }

    private static List<String> errors(JsonNode schema, String yaml) {
        Node node = Objects.requireNonNull(YamlReader.read("f", yaml, new Problems()));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        Object plain = Objects.requireNonNullElse(PlainYaml.of(node), Map.of());
        return compiled.validate(JSON.<JsonNode>valueToTree(plain)).stream()
                .map(Object::toString)
                .toList();
    }
}
