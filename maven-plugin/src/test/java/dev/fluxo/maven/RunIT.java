package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etl:run}, and what it says and leaves. */
class RunIT {
    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
    }

    @Test
    void loadsWhatIsNewAndThenNothing() throws IOException {
        Output first = shop.maven().run("run").succeeds();
        assertThat(first.shown())
                .anySatisfy(line -> assertThat(line)
                        .matches("entity +status +read +inserted +updated +unchanged +rejected +time +window"))
                .anySatisfy(line -> assertThat(line)
                        .matches("customers +success +2 +2 +0 +0 +0 +\\S+ +start -> 2025-01-02T00:00\\S*,2"))
                .anySatisfy(line -> assertThat(line).matches("TOTAL +success +2 +2 +0 +0 +0 +\\S+"))
                .contains("1 of 1 entities loaded");
        // The libraries below are silent.
        assertThat(first.shown()).hasSize(5);
        assertThat(first.level("INFO")).isEmpty();
        assertThat(first.text()).doesNotContain("HikariPool", "Flyway", "SLF4J");
        assertThat(shop.rows("dw", "SELECT id, name FROM dim_customer ORDER BY id"))
                .containsExactly("1 Ana", "2 Zoé");
        RunJsonCheck.sameAsAudit(shop);

        Output second = shop.maven().run("run").succeeds();
        assertThat(second.text()).containsPattern("customers +success +0 +0 +0 +0 +0 ");
        RunJsonCheck.sameAsAudit(shop);

        Output status = shop.maven().run("status").succeeds();
        assertThat(status.text())
                .containsPattern("customers +success +20\\S+Z +20\\S+Z +0 +(\\d+m)?\\d+(\\.\\d)?s +2025-01-02T");
    }

    @Test
    void whoWantsSilenceGetsIt() {
        Output quiet = shop.maven().run("run", "-q").succeeds();
        // But for Maven, which puts the terminal's colours back.
        assertThat(quiet.text().replaceAll("\u001b\\[[0-9;]*m", "")).isEmpty();
        assertThat(shop.rows("dw", "SELECT COUNT(*) FROM dim_customer")).containsExactly("2");
    }

    @Test
    void aDryRunWritesNothingButTheAudit() throws IOException {
        Output dry = shop.maven().run("run", "-Detl.dryRun").succeeds();
        assertThat(dry.text()).contains("dry run: nothing is written").containsPattern("customers +success +2 +0 ");
        assertThat(dry.shown())
                .anySatisfy(line -> assertThat(line).matches("entity +status +would read +rejected +time +window"));
        assertThat(shop.rows("dw", "SELECT COUNT(*) FROM dim_customer")).containsExactly("0");
        assertThat(shop.rows("dw", "SELECT watermark FROM ctl.etl_control WHERE watermark IS NOT NULL"))
                .isEmpty();
        assertThat(shop.rows("dw", "SELECT dry_run, status, rows_read FROM audit.etl_run_entity"))
                .containsExactly("true success 2");
        RunJsonCheck.sameAsAudit(shop);
    }

    @Test
    void failOnSaysWhetherAPartialRunBreaksTheBuild() throws IOException {
        shop.spec("broken", Shop.CUSTOMERS.replace("customers", "broken").replace("dim_customer", "dim_missing"));

        Output partial = shop.maven().run("run").fails();
        assertThat(partial.errors()).singleElement().asString().contains("FLX-2001", "dim_missing");
        assertThat(partial.summary()).isEqualTo("run partial: 1 of 2 entities loaded, 1 failed (broken)");
        assertThat(partial.text()).doesNotContain("\tat ");

        shop.maven().run("run", "-Detl.failOn=failed").succeeds();
        Output failed = shop.maven()
                .run("run", "-Detl.failOn=failed", "-Detl.entities=broken")
                .fails();
        assertThat(failed.summary()).isEqualTo("run failed: 0 of 1 entities loaded, 1 failed (broken)");
        RunJsonCheck.sameAsAudit(shop);
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        Files.createDirectories(shop.file("target/etl"));
        Files.writeString(shop.file("target/etl/run.json"), "of an earlier run");

        Output entity = shop.maven().run("run", "-Detl.entities=custmers").fails();
        assertThat(entity.errors()).singleElement().asString().contains("FLX-1022", "did you mean 'customers'?");
        assertThat(entity.summary()).isEqualTo("1 error");
        assertThat(shop.file("target/etl/run.json"))
                .content()
                .doesNotContain("of an earlier run")
                .contains("\"run_id\" : null", "\"status\" : \"failed\"", "\"code\" : \"FLX-1022\"");

        Output profile = shop.maven().run("run", "-Detl.profile=tests").fails();
        assertThat(profile.errors()).singleElement().asString().contains("FLX-1017", "did you mean 'test'?");
    }

    @Test
    void aRunThatCannotBeginSaysSoInItsFile() throws IOException {
        Path file = shop.file("target/etl/run.json");
        Files.writeString(shop.file("pipelines/project.yaml"), "version: 1\nprofils: {}\n");
        shop.maven().run("run").fails();
        assertThat(file)
                .content()
                .contains("\"status\" : \"failed\"", "FLX-1003", "\"file\" : \"project.yaml\"", "\"line\" : 2");
        Files.delete(file);
        shop.project("");
        shop.project(", user: nobody");
        shop.maven().run("run", "-Detl.dryRun", "-Detl.report=target/other").fails();
        assertThat(shop.file("target/other/run.json"))
                .content()
                .contains("\"status\" : \"failed\"", "\"dry_run\" : true", "\"code\" : \"FLX-3002\"");
    }

    @Test
    void initMakesTheControlTablesOnce() {
        assertThat(shop.maven().run("init").succeeds().level("INFO"))
                .containsExactly("OK: the tables in ctl and audit were created or upgraded");
        assertThat(shop.maven().run("init").succeeds().level("INFO"))
                .containsExactly("OK: the tables in ctl and audit are up to date");
        assertThat(shop.maven().run("status").succeeds().text()).containsPattern("customers +never run +- +- +- +- +-");
    }

    @Test
    void keepsItsReportInsideTheProject() {
        Output outside = shop.maven().run("run", "-Detl.report=../elsewhere").fails();
        assertThat(outside.errors()).singleElement().asString().contains("FLX-1025", "../elsewhere");
        assertThat(home.resolve("elsewhere")).doesNotExist();
        assertThat(shop.rows("dw", "SELECT COUNT(*) FROM dim_customer")).containsExactly("0");
    }

    @Test
    void anEmbeddedDatabaseThatIsOpenElsewhereIsNamed() throws Exception {
        try (Connection held = shop.connect("dw")) {
            assertThat(shop.maven().run("run").fails().errors())
                    .singleElement()
                    .asString()
                    .contains("FLX-3008", "'dw'");
            assertThat(held.isClosed()).isFalse();
        }
    }
}
