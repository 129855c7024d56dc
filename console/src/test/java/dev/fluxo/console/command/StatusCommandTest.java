package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Outcome;
import dev.fluxo.console.TestFrontEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is older than its spec allows is said, and fails the command where that is asked for. */
class StatusCommandTest {
    @TempDir
    Path home;

    private final Path databases;

    StatusCommandTest(@TempDir Path databases) {
        this.databases = databases;
    }

    @BeforeEach
    void aProject() throws IOException {
        Path pipelines = Files.createDirectories(home.resolve("pipelines"));
        Files.writeString(databases.resolve("src.sql"), "CREATE TABLE customer (id INT PRIMARY KEY);");
        Files.writeString(
                databases.resolve("dw.sql"),
                "CREATE TABLE dim_a (id INT PRIMARY KEY);\nCREATE TABLE dim_b (id INT PRIMARY KEY);");
        Files.writeString(pipelines.resolve("project.yaml"), """
                version: 1
                profiles: { test: { connections: {
                  src: { url: "jdbc:h2:file:%1$s/src", setup: %1$s/src.sql },
                  dw: { url: "jdbc:h2:file:%1$s/dw", setup: %1$s/dw.sql } } } }
                """.formatted(databases));
        Files.writeString(pipelines.resolve("both.yaml"), """
                entity: ${x}
                for_each: { x: [a, b] }
                source: { connection: src, table: customer }
                columns: { id: id }
                target: { connection: dw, table: "dim_${x}", keys: [id] }
                fresh: 26h
                """);
    }

    private Outcome run(String command, List<String> printed, String... written) {
        TestFrontEnd front = new TestFrontEnd(home);
        for (String parameter : written) {
            String[] parts = parameter.split("=", 2);
            front.write(parts[0], parts[1]);
        }
        Outcome outcome = Commands.named(command).run(front);
        printed.addAll(front.printed());
        return outcome;
    }

    @Test
    void staleIsSaidAndFailsWhereItIsAskedFor() {
        List<String> printed = new ArrayList<>();
        assertThat(run("status", printed).status()).isZero();
        assertThat(printed)
                .anyMatch(line -> line.contains("never run, stale"))
                .anyMatch(line -> line.contains("FLX-5140"));
        assertThat(run("status", printed, "failOn=partial").status()).isZero();
        Outcome stale = run("status", printed, "failOn=stale");
        assertThat(stale.status()).isEqualTo(1);
        assertThat(stale).asString().contains("2 entities are stale: a, b");
        run("run", printed, "entities=a");
        assertThat(run("status", printed, "failOn=stale")).asString().contains("1 entity is stale: b");
        run("run", printed);
        assertThat(run("status", printed, "failOn=stale").status()).isZero();
    }

    /** As of a run: `partial` is that one went wrong, `failed` that none went well. */
    @Test
    void whatWentWrongFailsWhereThatIsAskedFor() throws IOException {
        List<String> printed = new ArrayList<>();
        assertThat(run("status", printed, "failOn=partial").status())
                .as("never run")
                .isZero();
        run("run", printed);
        assertThat(run("status", printed, "failOn=partial").status()).isZero();

        Path spec = home.resolve("pipelines/both.yaml");
        String sound = Files.readString(spec);
        Files.writeString(spec, sound.replace("\"dim_${x}\"", "\"dim_${x}x\""));
        run("run", printed, "entities=a");
        Files.writeString(spec, sound);
        assertThat(run("status", printed).status()).isZero();
        assertThat(run("status", printed, "failOn=none").status()).isZero();
        assertThat(run("status", printed, "failOn=partial")).asString().contains("1 entity failed when last run: a");
        assertThat(run("status", printed, "failOn=partial", "entities=b").status())
                .isZero();
        assertThat(run("status", printed, "failOn=failed").status()).isZero();
        assertThat(run("status", printed, "failOn=failed", "entities=a").status())
                .isEqualTo(1);
    }
}
