package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code run.json} of a run that could not begin. */
class RunJsonTest {
    @TempDir
    Path home;

    private final Path databases;
    private Project project;

    RunJsonTest(@TempDir Path databases) {
        this.databases = databases;
    }

    @BeforeEach
    void aProject() throws IOException {
        project = new Project(home, databases);
    }

    /** A scheduler that looks at run.json finds why there was no run, not how an earlier one ended. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "run dryRun=true", "backfill entities=customers"})
    void aRunThatCannotBeginLeavesWhy(String call) throws IOException {
        Path file = project.file("target/etl/run.json");
        String sound = Files.readString(project.file("pipelines/project.yaml"));
        project.run("init");
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put("version: 1\nprofil: x\n", "FLX-1003");
        causes.put(sound + "profile: nobody\n", "FLX-1017");
        causes.put(sound.replace(Project.SECRET, "of-somebody-else"), "FLX-3002");
        causes.put(sound + "defaults: { batch_size: x }\n", "FLX-1005");
        for (Map.Entry<String, String> cause : causes.entrySet()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "of an earlier run");
            project.spec("project", cause.getKey());
            Project.Said said = project.run(call);
            JsonNode json = said.json(file);
            assertThat(json.at("/problems").findValuesAsString("code")).contains(cause.getValue());
            assertThat(json.at("/run_id").isNull()).isTrue();
            assertThat(json.at("/status").asString()).isEqualTo("failed");
            assertThat(json.at("/dry_run").asBoolean()).isEqualTo(call.contains("dryRun"));
        }
        project.spec("project", sound);
        assertThat(project.run(call + " batchSize=x")
                        .json(file)
                        .at("/problems/0/message")
                        .asString())
                .contains("'x'");
    }
}
