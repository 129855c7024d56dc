package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document can go to a file, and what is asked for wrongly is told before anything is done. */
class JsonFileTest {
    @TempDir
    Path home;

    private final Path databases;
    private Project project;

    JsonFileTest(@TempDir Path databases) {
        this.databases = databases;
    }

    @BeforeEach
    void aProject() throws IOException {
        project = new Project(home, databases);
    }

    /** People read the terminal as ever. */
    @Test
    void aFileGetsTheDocumentAndPeopleTheText() throws IOException {
        project.run("run");
        Project.Said said = project.run("status format=json output=target/new/status.json");
        Path file = project.file("target/new/status.json");
        assertThat(said.printed()).contains("customers").doesNotContain("{");
        assertThat(said.lines()).contains("info wrote " + file.toRealPath());
        assertThat(said.lines()).anyMatch(line -> line.startsWith("error broken.yaml:"));
        assertThat(said.json(file).at("/entities")).hasSize(3);

        Files.writeString(file, "of an earlier command");
        project.spec("project", "version: 1\nprofil: x\n");
        Project.Said refused = project.run("status format=json output=target/new/status.json");
        assertThat(refused.outcome().status()).isEqualTo(2);
        assertThat(refused.json(file).at("/problems")).isNotEmpty();
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**/status.json.*");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeAnythingIsDone() throws IOException {
        Files.createDirectory(home.resolve("target"));
        Files.writeString(home.resolve("target/file"), "a file");
        Map<String, String> wrong = Map.of(
                "../status.json", "FLX-1025 the folder for output is '..', which lies outside the project folder ",
                "/proc/status.json",
                        "FLX-1025 the folder for output is '/proc', which lies outside the project folder ",
                "target", "FLX-1025 output is 'target', which is a folder (name a file, such as --output=",
                "target/file/status.json", "FLX-1023 nothing can be written to target/file ");
        wrong.forEach((file, message) -> {
            Project.Said said = project.run("run format=json output=" + file);
            assertThat(said.outcome().status()).as(file).isEqualTo(2);
            assertThat(said.lines()).as(file).anyMatch(line -> line.startsWith("error " + message));
        });
        assertThat(project.run("run format=json output=target threads=x").lines())
                .as("all at once")
                .filteredOn(line -> line.startsWith("error FLX-1025"))
                .hasSize(2);
        assertThat(project.run("ddl output=target/\0.sql").lines())
                .contains(
                        "error FLX-1025 --output is 'target/\\u0000.sql': not a path (name a file, as in --output=target/etl/targets.sql)");
        assertThat(project.database("dw.mv.db")).doesNotExist();
    }

    @Test
    void aFileIsForJsonAndAMistypedFormatIsCorrected() {
        Project.Said text = project.run("status output=status.json");
        assertThat(text.outcome().status()).isEqualTo(2);
        assertThat(text.lines())
                .contains("error FLX-1025 --output is for JSON alone (add --format=json, or leave it out)");
        assertThat(home.resolve("status.json")).doesNotExist();

        assertThat(project.run("plan format=jsn").lines())
                .contains(
                        "error FLX-1025 --format is 'jsn': not known (did you mean 'json'? one of: text, json, markdown)");
        assertThat(project.run("status format=markdown").lines())
                .contains("error FLX-1025 --format is 'markdown': not known (one of: text, json)");
        assertThat(project.run("validate format=JSON").json().at("/command").asString())
                .isEqualTo("validate");
    }
}
