package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of one's own: the README's commands, from an empty folder to the first loaded table. */
class CreateIT {
    private static final Path README = Path.of("../README.md");
    private static final String SECTION = "## A project of your own";

    @TempDir
    Path home;

    private Path folder;
    private Maven maven;

    @BeforeEach
    void anEmptyFolder() throws IOException {
        folder = Files.createDirectories(home.resolve("warehouse"));
        maven = new Maven(folder, Files.createDirectories(home.resolve("scratch")));
    }

    /** Those of the section's code, without their comments, of the version that is built. */
    private static List<List<String>> commands() throws IOException {
        return Files.readString(README)
                .transform(text -> text.substring(text.indexOf(SECTION) + SECTION.length()))
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("mvn "))
                .map(line -> line.replaceAll(" +#.*", "")
                        .replaceAll("(etl-maven-plugin:)[^:]+:", "$1" + System.getProperty("it.version") + ":"))
                .map(line -> List.of(line.substring("mvn ".length()).split(" +")))
                .toList();
    }

    @Test
    void theReadmesCommandsLoadAFirstTable() throws IOException {
        List<List<String>> commands = commands();
        assertThat(commands).hasSizeBetween(3, 5);
        List<Output> outputs = new ArrayList<>();
        for (List<String> command : commands) {
            outputs.add(maven.finish(maven.start(command)).succeeds());
        }
        assertThat(outputs.get(outputs.size() - 1).shown())
                .anyMatch(line -> line.matches("customers +success +1000 +1000 .*"));

        // What the POM binds: specs are checked by the way.
        assertThat(maven.finish(maven.start(List.of("verify"))).succeeds().text())
                .contains("OK: 1 entity");
        Output again = maven.run("create").succeeds();
        assertThat(again.level("WARNING")).contains("pom.xml is there already, and was left as it is");
    }

    @Test
    void whoHasNoPomIsToldWhatWorksThere() {
        Output nothing = maven.run("status").fails();
        assertThat(nothing.errors().get(0))
                .contains("FLX-1010", "begin a project by mvn dev.fluxo:etl-maven-plugin:")
                .contains(System.getProperty("it.version") + ":create");
    }
}
