package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed for who wants silence. */
class SilenceTest {
    @TempDir
    Path home;

    private final Path databases;
    private Project project;

    SilenceTest(@TempDir Path databases) {
        this.databases = databases;
    }

    @BeforeEach
    void aProject() throws IOException {
        project = new Project(home, databases);
    }

    /** Who wants silence still gets what a command is for that only shows something. */
    @Test
    void silenceLeavesWhatWasAskedFor() throws IOException, SQLException {
        project.run("ddl entities=orders apply");
        project.run("run");
        shows("status", "customers");
        shows("plan entities=customers", "extract:");
        shows("preview entities=customers", "customers: ");
        shows("why entities=customers key=1", "customers id=1: ");
        shows("doctor entities=customers", "customers: risky");
        shows("rewind entities=customers to=start", "customers");
        shows("validate format=github", "::error file=");
        shows("new table=customer target=dim_new", "CREATE TABLE dim_new");
        shows("ddl entities=dim_new", "CREATE TABLE dim_new");

        project.run("ddl entities=dim_new apply");
        Files.delete(project.file("pipelines/broken.yaml"));
        for (String call : List.of("run", "rewind entities=customers to=start confirm", "init", "schema", "snapshot")) {
            assertThat(project.runQuietly(call).lines()).as(call).isEmpty();
        }
        project.sql("dw", "ALTER TABLE dim_customer ADD segment VARCHAR(5)");
        shows("snapshot dryRun", "SEGMENT is new");
    }

    private void shows(String call, String text) {
        assertThat(project.runQuietly(call).printed()).as(call).contains(text);
    }
}
