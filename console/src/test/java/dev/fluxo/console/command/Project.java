package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.TestFrontEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project with something of all: an entity that loads one row and rejects one, one whose target is missing, one that cannot be read. */
final class Project {
    /** Of both databases. */
    static final String SECRET = "mark-of-the-password";
    /** In each row that is read. */
    static final String VALUE = "Mark-of-a-row";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path home;
    private final Path databases;

    Project(Path home, Path databases) throws IOException {
        this.home = home;
        this.databases = databases;
        Files.writeString(databases.resolve("src.sql"), """
                CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(50), updated_at TIMESTAMP(6));
                INSERT INTO customer VALUES (1, '%1$s Zoé 😀', TIMESTAMP '2025-01-01 00:00:00'),
                                            (2, '%1$s bad', TIMESTAMP '2025-01-02 00:00:00');
                """.formatted(VALUE));
        Files.writeString(
                databases.resolve("dw.sql"), "CREATE TABLE dim_customer (id INT PRIMARY KEY, name VARCHAR(50));");
        Files.createDirectories(home.resolve("pipelines"));
        spec("project", """
                version: 1
                control: dw
                profiles: { test: { connections: {
                  src: { url: "jdbc:h2:file:%1$s/src", user: etl, password: %2$s, setup: %1$s/src.sql },
                  dw: { url: "jdbc:h2:file:%1$s/dw", user: etl, password: %2$s, setup: %1$s/dw.sql } } } }
                """.formatted(databases, SECRET));
        spec("customers", """
                entity: customers
                source: { connection: src, table: customer }
                watermark: { columns: [updated_at, id] }
                columns: { id: id, name: { from: name, transform: [trim], check: "name !~ '.*bad'" , on_error: reject } }
                target: { connection: dw, table: dim_customer, keys: [id] }
                max_rejects: 5
                expect: [{ rows: ">= 1" }]
                tests:
                  - name: trims
                    given: [{ id: 1, name: " a ", updated_at: 2026-01-01T00:00:00 }]
                    expect: [{ id: 1, name: a }]
                  - name: fails
                    given: [{ id: 1, name: " a ", updated_at: 2026-01-01T00:00:00 }]
                    expect: [{ id: 1, name: b }]
                """);
        spec("orders", """
                entity: orders
                source: { connection: src, table: customer }
                columns: { id: id }
                target: { connection: dw, table: dim_orders, keys: [id] }
                """);
        spec("broken", "entity: broken\nsorce: x\n");
    }

    Path file(String name) {
        return home.resolve(name);
    }

    Path database(String name) {
        return databases.resolve(name);
    }

    void sql(String database, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + database(database), "etl", SECRET);
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }

    void spec(String name, String yaml) throws IOException {
        Files.writeString(home.resolve("pipelines").resolve(name + ".yaml"), yaml);
    }

    /** @param call the command, and its parameters, with blanks between */
    Said run(String call) {
        return run(new TestFrontEnd(home), call);
    }

    /** With {@code -q}. */
    Said runQuietly(String call) {
        TestFrontEnd front = new TestFrontEnd(home);
        front.beQuiet();
        return run(front, call);
    }

    private static Said run(TestFrontEnd front, String call) {
        List<String> words = List.of(call.split(" "));
        for (String parameter : words.subList(1, words.size())) {
            String[] parts = parameter.split("=", 2);
            front.write(parts[0], parts.length == 1 ? "true" : parts[1]);
        }
        return new Said(words.get(0), Commands.named(words.get(0)).run(front), front.printed());
    }

    /** What a command printed, and how it ended. */
    record Said(String command, Outcome outcome, List<String> lines) {
        String printed() {
            return lines.stream()
                    .filter(line -> line.startsWith("print "))
                    .map(line -> line.substring("print ".length()))
                    .collect(Collectors.joining("\n"));
        }

        /** The document, which stands alone, and is what its schema says. */
        JsonNode json() {
            assertThat(lines).allMatch(line -> line.matches("(print|aside|debug) .*"));
            return document(printed());
        }

        /** The document that is in a file. */
        JsonNode json(Path file) throws IOException {
            return document(Files.readString(file));
        }

        private JsonNode document(String text) {
            JsonNode json = JSON.readTree(text);
            valid(command, json);
            assertThat(json.get("exit_status").asInt()).isEqualTo(outcome.status());
            assertThat(json.get("summary").isNull()).isEqualTo(outcome.summary() == null);
            return json;
        }
    }

    private static void valid(String command, JsonNode json) {
        try {
            Schema schema = SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()))
                    .getSchema(Files.readString(Path.of("../docs/schema", command + ".schema.json")));
            assertThat(schema.validate(json)).as(json.toPrettyString()).isEmpty();
        } catch (IOException e) {
            throw new AssertionError("docs/schema has nothing of " + command, e);
        }
    }
}
