package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords of every kind in every goal, with all that Maven logs: none is printed or written, also where it is wrong. */
class SecretsIT {
    private static final String OF_THE_ENVIRONMENT = "mark$1-of'the\\environment";
    private static final String OF_THE_SETTINGS = "mark-2-of-the-settings";
    private static final String OF_THE_PROJECT = "mark-3-of-the-project";
    private static final List<String> MARKS = List.of("mark$1", "mark-2", "mark-3");

    @TempDir
    Path home;

    /** All that need a database; rewind only looks, since nobody confirms. */
    private static final List<String> GOALS = List.of(
            "init",
            "validate",
            "test",
            "schema",
            "run",
            "status",
            "snapshot",
            "plan",
            "preview",
            "doctor",
            "why",
            "retry-rejects",
            "docs",
            "ddl");

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
        shop.sql("src", "CREATE USER reader PASSWORD '" + OF_THE_ENVIRONMENT.replace("'", "''") + "' ADMIN");
        shop.sql("dw", "CREATE USER etl PASSWORD '" + OF_THE_SETTINGS + "' ADMIN");
        shop.maven().environment("READER_PASSWORD", OF_THE_ENVIRONMENT);
        project("");
    }

    private void project(String more) throws IOException {
        Files.writeString(shop.file("pipelines/project.yaml"), """
                version: 1
                control: dw
                profiles:
                  test:
                    connections:
                      src: { url: "jdbc:h2:file:${project.dir}/../src", user: reader, password: "${env:READER_PASSWORD}" }
                      dw: { url: "jdbc:h2:file:${project.dir}/../dw", server_id: warehouse }
                %s
                """.formatted(more.indent(6)));
    }

    @Test
    void noGoalShowsAPassword() throws IOException {
        shop.maven().server("warehouse", "etl", OF_THE_SETTINGS);
        Output output = shop.maven()
                .goals(
                        GOALS,
                        "-X",
                        "-Detl.online",
                        "-Detl.entities=customers",
                        "-Detl.key=1",
                        "-Detl.to=start",
                        "-Detl.effects")
                .succeeds();
        assertThat(shop.rows("dw", "SELECT COUNT(*) FROM dim_customer")).containsExactly("2");
        isInNothing(output);
        isInNothing(shop.maven()
                .goals(GOALS, "-X", "-Detl.format=json", "-Detl.entities=customers", "-Detl.key=1", "-Detl.effects")
                .succeeds());
    }

    @Test
    void noFailureShowsAPassword() throws IOException {
        shop.maven().server("warehouse", "etl", OF_THE_SETTINGS);
        project("""
                wrong: { url: "jdbc:h2:file:${project.dir}/../src", user: reader, password: mark-3-of-the-project }
                nobody: { url: "jdbc:postgresql://localhost:1/x", user: reader, password: mark-3-of-the-project, timeouts: { connect: 1s } }
                """);
        shop.spec(
                "refused",
                Shop.CUSTOMERS.replace("entity: customers", "entity: refused").replace("src,", "wrong,"));
        shop.spec(
                "absent",
                Shop.CUSTOMERS.replace("entity: customers", "entity: absent").replace("src,", "nobody,"));
        shop.spec(
                "failing",
                Shop.CUSTOMERS
                        .replace("entity: customers", "entity: failing")
                        .replace(
                                "table: customer }",
                                "query: \"SELECT id, CAST('" + OF_THE_PROJECT
                                        + "' AS INT) AS name, updated_at FROM customer\" }"));
        shop.spec(
                "working",
                Shop.CUSTOMERS
                        .replace("entity: customers", "entity: working")
                        .replace(
                                "table: customer }",
                                "query: \"SELECT id, name, updated_at FROM customer WHERE name <> '" + OF_THE_PROJECT
                                        + "'\" }"));

        Output run = shop.maven().run("run", "-X").fails();
        assertThat(run.errors())
                .anyMatch(line -> line.contains("FLX-3002"))
                .anyMatch(line -> line.contains("FLX-3001"))
                .anyMatch(line -> line.contains("FLX-2007") || line.contains("FLX-3005"));
        isInNothing(run);
        isInNothing(shop.maven().run("validate", "-X", "-Detl.online").fails());
    }

    @Test
    void noGoalShowsAPasswordThatIsRefused() throws IOException {
        shop.maven().server("warehouse", "etl", OF_THE_PROJECT);
        for (String goal : List.of("init", "run", "plan", "why", "rewind", "snapshot", "docs", "validate")) {
            Output output = shop.maven()
                    .run(goal, "-X", "-Detl.online", "-Detl.entities=customers", "-Detl.key=1", "-Detl.to=start")
                    .fails();
            assertThat(output.errors()).anyMatch(line -> line.contains("FLX-3002"));
            isInNothing(output);
        }
    }

    /** Not in what was printed, in no file but those that the user wrote, and in no row. */
    private void isInNothing(Output output) throws IOException {
        assertThat(output.text()).contains("[DEBUG]").doesNotContain(MARKS);
        try (Stream<Path> files = Files.walk(shop.file(""))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".yaml") && !file.toString().endsWith(".db")) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(MARKS);
                }
            }
        }
        for (String table : shop.rows(
                "dw",
                "SELECT '\"' || table_schema || '\".\"' || table_name || '\"' FROM information_schema.tables"
                        + " WHERE LOWER(table_schema) IN ('ctl', 'audit')")) {
            assertThat(shop.rows("dw", "SELECT * FROM " + table))
                    .as(table)
                    .noneMatch(row -> MARKS.stream().anyMatch(row::contains));
        }
    }
}
