package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program finds in what a real Maven prints. What each goal says is the console's to test. */
class JsonIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
    }

    @Test
    void aSilentMavenPrintsTheDocumentAlone() {
        Output run = shop.maven().run("run", "-q", "-Detl.format=json").succeeds();
        assertThat(parsed(run.text()).at("/entities/0/rows_inserted").asInt()).isEqualTo(2);
        Output status = shop.maven().run("status", "-q", "-Detl.format=json").succeeds();
        assertThat(parsed(status.text()).at("/entities/0/watermark/1/value").asString())
                .isEqualTo("2");
    }

    /** But for Maven, which puts the terminal's colours back. */
    private static JsonNode parsed(String text) {
        return JSON.readTree(text.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    /** As docs/json.md says it: {@code sed -n '/^{/,/^}/p'}. */
    @Test
    void amongTheLinesOfMavenItIsFoundByItsMargins() throws IOException {
        shop.spec("broken", "entity: broken\nsorce: x\n");
        Output validate = shop.maven().run("validate", "-Detl.format=json").fails();
        assertThat(margins(validate).at("/problems").findValuesAsString("code")).contains("FLX-1003");
        // Of ours, for people; the test has standard error in one with the rest.
        assertThat(validate.lines()).anyMatch(line -> line.startsWith("[ERROR] broken.yaml:2:1 FLX-1003 "));

        Output refused = shop.maven()
                .run("run", "-Detl.format=json", "-Detl.profile=tests")
                .fails();
        assertThat(margins(refused).at("/problems/0/hint").asString()).contains("'test'");
    }

    private static JsonNode margins(Output output) {
        return JSON.readTree(output.lines().stream()
                .dropWhile(line -> !line.startsWith("{"))
                .takeWhile(line -> !line.startsWith("}"))
                .collect(Collectors.joining("\n", "", "\n}")));
    }

    @Test
    void aFileHasItToo() throws IOException {
        Output status = shop.maven()
                .run("status", "-q", "-Detl.format=json", "-Detl.output=target/status.json")
                .succeeds();
        assertThat(status.shown()).isEmpty();
        assertThat(status.text()).contains("customers  never run");
        assertThat(JSON.readTree(Files.readString(shop.file("target/status.json")))
                        .at("/command")
                        .asString())
                .isEqualTo("status");
    }
}
