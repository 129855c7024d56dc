package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each command tells programs what happened: one document that its published schema describes, and nothing else in its way. */
class JsonTest {
    /** These show rows, which is what they are for. */
    private static final Set<String> SHOW_ROWS = Set.of("preview", "why", "plan");

    @TempDir
    Path home;

    private final Path databases;
    private final Set<String> called = new LinkedHashSet<>();
    private Project project;

    JsonTest(@TempDir Path databases) {
        this.databases = databases;
    }

    @BeforeEach
    void aProject() throws IOException {
        project = new Project(home, databases);
    }

    static List<String> names() {
        return Commands.all().stream().map(Command::name).toList();
    }

    /** Those that need a project. */
    static List<String> needing() {
        return names().stream()
                .filter(name -> !List.of("create", "schema").contains(name))
                .toList();
    }

    /** One after the other, as somebody would who begins. */
    @Test
    void eachCommandTellsItAll() throws IOException {
        assertThat(told("create").at("/left").toString()).contains("project.yaml");
        assertThat(told("init").at("/changed").asBoolean()).isTrue();
        assertThat(told("schema").at("/files")).hasSize(2);
        JsonNode validate = told("validate");
        assertThat(validate.at("/problems"))
                .anyMatch(problem -> problem.get("code").asString().equals("FLX-1003")
                        && problem.get("file").asString().equals("broken.yaml")
                        && problem.get("line").asInt() == 2
                        && problem.get("column").asInt() == 1
                        && problem.get("hint").asString().contains("'source'"));
        assertThat(validate.at("/entities_total").asInt()).isEqualTo(2);
        JsonNode test = told("test");
        assertThat(test.at("/tests").findValuesAsString("passed")).containsExactly("false", "true", "false");
        assertThat(test.at("/tests/2/problems/0/code").asString()).isEqualTo("FLX-1106");
        assertThat(test.at("/problems")).isEmpty();

        JsonNode ddl = told("ddl entities=orders");
        assertThat(ddl.at("/targets/0/statements/0").asString()).contains("CREATE TABLE dim_orders");
        assertThat(ddl.at("/executed").asBoolean()).isFalse();
        assertThat(told("ddl entities=orders apply").at("/executed").asBoolean())
                .isTrue();
        assertThat(told("snapshot").at("/tables_total").asInt()).isPositive();
        assertThat(told("new table=customer target=dim_new")
                        .at("/drafts/0/file")
                        .asString())
                .isEqualTo("dim_new.yaml");

        JsonNode effects = told("plan effects entities=customers").at("/entities/0");
        assertThat(effects.at("/rows_waiting").asInt()).isEqualTo(2);
        assertThat(effects.at("/effects/rows_inserted").asInt()).isEqualTo(1);
        assertThat(effects.at("/effects/rows_rejected").asInt()).isEqualTo(1);
        assertThat(told("plan entities=customers").at("/entities/0/effects").isNull())
                .isTrue();
        assertThat(told("preview entities=customers")
                        .at("/entities/0/rows/0/columns/1/result")
                        .asString())
                .isEqualTo(Project.VALUE + " Zoé 😀");
        assertThat(told("run dryRun entities=customers").at("/dry_run").asBoolean())
                .isTrue();

        JsonNode run = told("run");
        assertThat(run.at("/status").asString()).isEqualTo("partial");
        assertThat(run.at("/entities").findValuesAsString("error_code")).contains("FLX-1004");
        assertThat(Files.readString(project.file("target/etl/run.json")))
                .contains(run.at("/run_id").asString());
        JsonNode status = told("status");
        assertThat(status.at("/entities").findValuesAsString("last_run_id"))
                .contains(run.at("/run_id").asString());
        assertThat(status.at("/problems/0/file").asString()).isEqualTo("broken.yaml");
        assertThat(told("doctor entities=customers").at("/entities/0/verdict").asString())
                .isEqualTo("risky");
        assertThat(told("why entities=customers key=1").at("/target/1/value").asString())
                .isEqualTo(Project.VALUE + " Zoé 😀");
        assertThat(told("why entities=customers key=2").at("/rejects")).hasSize(1);

        assertThat(told("backfill entities=customers").at("/mode").asString()).isEqualTo("backfill");
        assertThat(told("retry-rejects entities=customers")
                        .at("/entities/0/rows_rejected")
                        .asInt())
                .isEqualTo(1);
        JsonNode reconciled = told("reconcile entities=customers").at("/entities/0");
        assertThat(reconciled.at("/verdict").asString()).isEqualTo("equal");
        assertThat(reconciled.at("/figures/rows_rejected").asInt()).isEqualTo(1);
        assertThat(reconciled.at("/chance").asDouble()).isBetween(1e-20, 1e-17);
        assertThat(told("rewind entities=customers to=start").at("/moved").asBoolean())
                .isFalse();
        JsonNode moved = told("rewind entities=customers to=start confirm");
        assertThat(moved.at("/moved").asBoolean()).isTrue();
        assertThat(moved.at("/moves/0/watermark_from/1/value").asString()).isEqualTo("2");
        assertThat(told("docs entities=customers").at("/runs_total").asInt()).isPositive();

        assertThat(called).as("each command is called here").containsExactlyInAnyOrderElementsOf(names());
    }

    private JsonNode told(String call) {
        Project.Said said = project.run(call + " format=json");
        called.add(said.command());
        assertThat(said.printed())
                .as(call)
                .isASCII()
                .startsWith("{\n")
                .endsWith("\n}")
                .doesNotContain(Project.SECRET);
        if (!SHOW_ROWS.contains(said.command())) {
            assertThat(said.printed()).as(call).doesNotContain(Project.VALUE);
        }
        return said.json();
    }

    /** Nothing is known but why. */
    @ParameterizedTest
    @MethodSource("needing")
    void aCommandThatCannotBeginTellsWhy(String name) throws IOException {
        project.spec("project", "version: 1\nprofil: x\n");
        Project.Said said = project.run(name + " entities=customers key=1 to=start table=customer" + " format=json");
        assertThat(said.outcome().status()).isIn(1, 2);
        JsonNode json = said.json();
        assertThat(json.at("/problems").findValuesAsString("code")).contains("FLX-1003");
        assertThat(json.at("/entities").isMissingNode() || json.at("/entities").isEmpty())
                .isTrue();
        assertThat(said.lines()).anyMatch(line -> line.startsWith("aside ERROR project.yaml:2:1 FLX-1003 "));
    }
}
