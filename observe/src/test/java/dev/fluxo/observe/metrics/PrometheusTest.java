package dev.fluxo.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.observe.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTest {
    /** As the format's own page has it: name, labels, value. */
    private static final Pattern SAMPLE = Pattern.compile(
            "[a-zA-Z_:][a-zA-Z0-9_:]*\\{([a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\\n]|\\\\[\\\\n\"])*\",?)*} [0-9.]+");

    @TempDir
    Path folder;

    private Path file;
    private TestProject project;

    @BeforeEach
    void aProject() throws IOException {
        project = new TestProject(folder);
        file = Files.createDirectory(folder.resolve("textfile")).resolve("fluxo.prom");
        project.observe("{ prometheus: { file: textfile/fluxo.prom } }");
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    /** By its name and labels, of this profile. */
    private Map<String, Double> values() throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                int blank = line.lastIndexOf(' ');
                values.put(
                        line.substring(0, blank)
                                .replace("{profile=\"te\\\"st\",", "{")
                                .replace("{profile=\"te\\\"st\"}", ""),
                        Double.valueOf(line.substring(blank + 1)));
            }
        }
        return values;
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }

    @Test
    void whatARunDidIsInTheFile() throws IOException {
        project.breakCustomers();
        RunResult run = project.run();
        EntityResult orders = run.entities().stream()
                .filter(entity -> entity.entity().equals("orders"))
                .findFirst()
                .orElseThrow();
        Instant end = Objects.requireNonNull(orders.finishedAt());
        Map<String, Double> values = values();
        assertThat(values)
                .containsEntry("fluxo_run_last_status{status=\"partial\"}", 1.0)
                .containsEntry("fluxo_run_last_status{status=\"success\"}", 0.0)
                .containsEntry("fluxo_run_last_entities{status=\"failed\"}", 1.0)
                .containsEntry("fluxo_run_last_timestamp_seconds", seconds(run.finishedAt()))
                .containsEntry("fluxo_entity_last_success_timestamp_seconds{entity=\"orders\"}", seconds(end))
                .containsEntry(
                        "fluxo_entity_last_run_duration_seconds{entity=\"orders\"}",
                        orders.elapsed().toMillis() / 1000.0)
                .containsEntry("fluxo_entity_last_run_status{entity=\"orders\",status=\"success\"}", 1.0)
                .containsEntry("fluxo_entity_last_run_status{entity=\"customers\",status=\"failed\"}", 1.0)
                .containsEntry("fluxo_entity_last_run_rows{entity=\"orders\",kind=\"inserted\"}", 1.0)
                .containsEntry("fluxo_entity_fresh_seconds{entity=\"customers\"}", 26 * 3600.0)
                .doesNotContainKeys(
                        "fluxo_run_last_success_timestamp_seconds",
                        "fluxo_entity_last_success_timestamp_seconds{entity=\"customers\"}",
                        "fluxo_entity_loaded_until_timestamp_seconds{entity=\"customers\"}",
                        "fluxo_entity_fresh_seconds{entity=\"orders\"}");
        double until =
                Objects.requireNonNull(values.get("fluxo_entity_loaded_until_timestamp_seconds{entity=\"orders\"}"));
        assertThat(until).isBetween(seconds(orders.startedAt()) - 2, seconds(end));
        assertThat(values.get("fluxo_entity_lag_seconds{entity=\"orders\"}")).isBetween(0.0, 60.0);
        assertThat(project.warnings()).isEmpty();
    }

    /** node_exporter drops a file with a fault whole. */
    @Test
    void theFileIsAsTheFormatWants() throws IOException {
        project.run();
        List<String> lines = Files.readAllLines(file);
        Set<String> seen = new HashSet<>();
        List<String> families = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("# TYPE ")) {
                assertThat(line).endsWith(" gauge");
                families.add(line.substring("# TYPE ".length(), line.length() - " gauge".length()));
            } else if (!line.startsWith("# HELP ")) {
                assertThat(line).matches(SAMPLE);
                assertThat(line).startsWith(families.get(families.size() - 1) + "{");
                assertThat(seen.add(line.substring(0, line.lastIndexOf(' '))))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(families).doesNotHaveDuplicates().hasSize(13);
        assertThat(Files.readString(file)).endsWith("\n");
    }

    @Test
    void whatARunHadNothingToDoWithStays() throws IOException {
        project.run();
        Map<String, Double> before = values();
        project.breakCustomers();
        project.run("customers");
        Map<String, Double> after = values();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.keySet().stream()
                .filter(name -> name.contains("orders") || name.contains("last_success") || name.contains("until"))
                .forEach(name -> assertThat(after).containsEntry(name, before.get(name)));
        assertThat(after).containsEntry("fluxo_entity_last_run_status{entity=\"customers\",status=\"failed\"}", 1.0);
    }

    @Test
    void anEntityThatIsNoMoreIsForgotten() throws IOException {
        project.run();
        Files.delete(folder.resolve("orders.yaml"));
        project.run();
        assertThat(values().keySet())
                .anyMatch(name -> name.contains("customers"))
                .noneMatch(name -> name.contains("orders"));
    }

    @Test
    void anotherProfilesValuesStay() throws IOException {
        project.run();
        String foreign = "fluxo_entity_last_run_rows{profile=\"a\\\\b\\nc\",entity=\"gone\",kind=\"read\"} 7";
        Files.writeString(
                file, Files.readString(file) + foreign + "\nsomething_else{} 1\nfluxo_entity_lag_seconds{} x\n");
        project.run();
        assertThat(Files.readAllLines(file))
                .contains(foreign)
                .noneMatch(line -> line.startsWith("something_else") || line.endsWith(" x"));
    }

    @Test
    void aRunThatCannotBeginHasFailed() throws IOException {
        project.run();
        double success = Objects.requireNonNull(values().get("fluxo_run_last_success_timestamp_seconds"));
        project.execute("ALTER TABLE audit.etl_run RENAME TO gone");
        assertThat(catchThrowable(project::run)).isNotNull();
        assertThat(values())
                .containsEntry("fluxo_run_last_status{status=\"failed\"}", 1.0)
                .containsEntry("fluxo_run_last_status{status=\"success\"}", 0.0)
                .containsEntry("fluxo_run_last_success_timestamp_seconds", success)
                .containsKey("fluxo_entity_last_success_timestamp_seconds{entity=\"orders\"}");
    }

    @Test
    void aDryRunIsNoRun() {
        project.dryRun();
        assertThat(file).doesNotExist();
    }

    /** Half a file is never to be seen, and nothing that node_exporter would read is left beside it. */
    @Test
    void theFileIsReplacedWhole() throws IOException {
        project.run();
        Object inode = Files.getAttribute(file, "unix:ino");
        project.run();
        assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(inode);
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("fluxo.prom", ".fluxo.prom.lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere/fluxo.prom", "project.yaml/fluxo.prom", "folder.prom", "foreign.prom"})
    void aFileThatCannotBeWrittenIsSaidAndHarmsNoRun(String name) throws IOException {
        Files.createDirectory(folder.resolve("folder.prom"));
        Files.writeString(folder.resolve("foreign.prom"), "# HELP other of somebody else\n");
        project.observe("{ prometheus: { file: " + name + " } }");
        assertThat(project.run().status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(project.warnings()).singleElement().asString().contains("FLX-5192 prometheus: ", name);
        assertThat(Files.readString(folder.resolve("foreign.prom"))).isEqualTo("# HELP other of somebody else\n");
    }

    @Test
    void aNameThatNobodyReadsIsAMistake() {
        project.observe("{ prometheus: { file: fluxo.txt } }");
        assertThat(project.problems()).singleElement().asString().contains("FLX-1006 file: this does not end in .prom");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Sample.Series odd = new Sample.Series(Metric.ENTITY_LAG, Map.of("profile", "a\\n\"b\nc,}{=\" 1"));
        Map<Sample.Series, Double> values = Map.of(odd, 1_790_000_000.125);
        String text = TextFormat.write(values);
        assertThat(text).contains(" 1790000000.125\n");
        assertThat(TextFormat.read(text)).isEqualTo(values);
        Matcher line = SAMPLE.matcher(
                text.lines().filter(one -> !one.startsWith("#")).findFirst().orElseThrow());
        assertThat(line.matches()).isTrue();
    }
}
