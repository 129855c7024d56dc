package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Outcome;
import dev.fluxo.console.TestFrontEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DDL goes where it is wanted: bare to the terminal, into a file, into a migration, or into the database. */
class DdlCommandTest {
    private static final String TABLE = """
            CREATE TABLE dim_%s (
              id INTEGER NOT NULL,
              CONSTRAINT dim_%s_pk PRIMARY KEY (id)
            );
            """;

    @TempDir
    Path home;

    private final Path databases;

    DdlCommandTest(@TempDir Path databases) {
        this.databases = databases;
    }

    @BeforeEach
    void aProject() throws IOException {
        Path pipelines = Files.createDirectories(home.resolve("pipelines"));
        Files.writeString(databases.resolve("src.sql"), "CREATE TABLE customer (id INT PRIMARY KEY);");
        Files.writeString(pipelines.resolve("project.yaml"), """
                version: 1
                control: dw
                profiles: { test: { connections: {
                  src: { url: "jdbc:h2:file:%1$s/src", setup: %1$s/src.sql }, dw: { url: "jdbc:h2:file:%1$s/dw" },
                  mart: { url: "jdbc:h2:file:%1$s/mart" } } } }
                """.formatted(databases));
        entity("customers", "dw");
    }

    private void entity(String name, String connection) throws IOException {
        Files.writeString(home.resolve("pipelines").resolve(name + ".yaml"), """
                entity: %s
                source: { connection: src, table: customer }
                columns: { id: id }
                target: { connection: %s, table: dim_%s, keys: [id] }
                """.formatted(name, connection, name));
    }

    private List<String> run(int expected, String... written) {
        TestFrontEnd front = new TestFrontEnd(home);
        for (String parameter : written) {
            String[] parts = parameter.split("=", 2);
            front.write(parts[0], parts.length == 1 ? "true" : parts[1]);
        }
        Outcome outcome = Commands.named("ddl").run(front);
        assertThat(outcome.status()).as(front.printed().toString()).isEqualTo(expected);
        return front.printed();
    }

    private static List<String> printed(String text) {
        return text.lines().map(line -> "print " + line).toList();
    }

    private static String table(String entity) {
        return TABLE.formatted(entity, entity);
    }

    @Test
    void itIsPrintedWithoutDecoration() {
        assertThat(run(0)).isEqualTo(printed(table("customers")));
    }

    @Test
    void whereThereAreSeveralConnectionsACommentTellsThemApart() throws IOException {
        entity("orders", "mart");
        assertThat(run(0))
                .isEqualTo(
                        printed("-- connection dw\n" + table("customers") + "-- connection mart\n" + table("orders")));
    }

    @Test
    void itIsExecutedOnlyWhenThatIsAskedFor() {
        run(0);
        assertThat(run(0, "apply")).endsWith("info executed 1 statement");
        assertThat(run(0, "apply")).containsExactly("info OK: 1 target has all columns and keys");
        assertThat(run(0, "output=target/ddl.sql")).containsExactly("info OK: 1 target has all columns and keys");
        assertThat(home.resolve("target/ddl.sql")).doesNotExist();
    }

    @Test
    void aFileIsWrittenInsideTheProject() throws IOException {
        assertThat(run(0, "output=target/ddl.sql")).singleElement().asString().startsWith("info wrote ");
        assertThat(home.resolve("target/ddl.sql")).content().isEqualTo(table("customers"));
        assertThat(run(2, "output=../ddl.sql").get(0)).contains("FLX-1025", "outside the project", "--output=target");
    }

    @Test
    void aMigrationIsNeverWrittenOver() throws IOException {
        run(0, "output=db/V7__targets.sql");
        assertThat(home.resolve("db/V7__targets.sql")).content().isEqualTo(table("customers"));
        assertThat(run(2, "output=db/V7__targets.sql").get(0)).contains("FLX-1025", "is there already", "next version");
    }

    @Test
    void aFolderGetsAMigrationForEachConnection() throws IOException {
        entity("orders", "mart");
        assertThat(run(2, "output=ddl.sql").get(0)).contains("FLX-1025", "dw, mart", "name a folder");
        run(0, "output=db/");
        try (Stream<Path> files = Files.list(home.resolve("db"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .hasSize(2)
                    .allMatch(name -> name.matches("V\\d{14}__etl_(dw|mart)\\.sql"));
        }
    }

    @Test
    void asJsonItSaysWhatItIsFor() {
        String json = String.join("\n", run(0, "format=json"));
        assertThat(json)
                .contains("\"connection\" : \"dw\"", "\"entities\" : [", "\"missing\" : true", "\"statements\" : [")
                .contains("\"problems\" : [ ]");
        run(0, "apply");
        assertThat(String.join("\n", run(0, "format=json"))).contains("\"statements\" : [ ]");
    }

    @Test
    void whatCannotBeToldEndsWithOne() throws IOException {
        Files.writeString(databases.resolve("src.sql"), "CREATE TABLE other (id INT PRIMARY KEY);");
        assertThat(run(1)).anyMatch(line -> line.contains("FLX-2011") && line.contains("customer"));
    }
}
