package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an analyst asks between runs, and what wrong questions get. */
class AnalystIT {
    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
    }

    @Test
    void previewShowsRowsSideBySide() {
        Output preview = shop.maven().run("preview", "-Detl.limit=1").succeeds();
        assertThat(preview.shown())
                .contains("customers: 1 row of those that wait", "row 1")
                .anyMatch(line -> line.matches("  name +' Ana ' +name +'Ana'"));
        assertThat(shop.maven().run("preview", "-Detl.limit=none").fails().errors())
                .singleElement()
                .asString()
                .contains("FLX-1025", "-Detl.limit", "'none'");
    }

    @Test
    void rewindMovesOnlyWhenItIsToldTo() {
        shop.maven().run("run").succeeds();
        Output asked = shop.maven()
                .run("rewind", "-Detl.entities=customers", "-Detl.to=2025-01-02")
                .fails();
        assertThat(asked.shown())
                .anyMatch(line -> line.matches("customers +2025-01-02T00:00,2 +2025-01-01T23:59:59.999999,0 +1"));
        assertThat(asked.summary()).contains("-Detl.confirm");
        assertThat(shop.maven().run("status").succeeds().text()).contains("2025-01-02T00:00,2");

        shop.maven()
                .run("rewind", "-Detl.entities=customers", "-Detl.to=2025-01-02", "-Detl.confirm")
                .succeeds();
        assertThat(shop.maven().run("run").succeeds().text()).containsPattern("customers +success +1 +0 +0 +1 ");

        assertThat(shop.maven().run("rewind").fails().errors())
                .hasSize(2)
                .anyMatch(line -> line.contains("-Detl.entities is missing"))
                .anyMatch(line -> line.contains("-Detl.to is missing"));
    }

    @Test
    void whyAndDoctorAnswer() throws IOException {
        shop.maven().run("run").succeeds();
        shop.sql("src", "UPDATE customer SET updated_at = TIMESTAMP '2025-05-01 00:00:00', name = 'Eva' WHERE id = 1");
        Output why = shop.maven()
                .run("why", "-Detl.entities=customers", "-Detl.key=1")
                .succeeds();
        assertThat(why.shown())
                .contains("customers id=1: it waits: the next run updates it", "    name: name 'Eva' -> trim 'Eva'");
        assertThat(shop.maven()
                        .run("why", "-Detl.entities=customers", "-Detl.key=x")
                        .fails()
                        .errors())
                .singleElement()
                .asString()
                .contains("FLX-5017", "'x'");

        assertThat(shop.maven().run("doctor").succeeds().shown())
                .contains(
                        "customers: risky",
                        "  - no index of PUBLIC.CUSTOMER begins with updated_at: each run reads and sorts all 2 rows,"
                                + " which costs next to nothing");
        shop.sql("src", "UPDATE customer SET updated_at = NULL");
        assertThat(shop.maven().run("doctor").fails().summary()).isEqualTo("1 entity unusable");
    }

    @Test
    void newDraftsASpecThatValidates() throws IOException {
        Output drafted = shop.maven()
                .run("new", "-Detl.table=customer", "-Detl.target=dim_draft")
                .succeeds();
        assertThat(drafted.level("INFO")).contains("wrote pipelines/dim_draft.yaml: read it, correct what it doubts");
        assertThat(drafted.lines()).contains("CREATE TABLE dim_draft (", "  id INTEGER NOT NULL,", ");");
        assertThat(shop.maven().run("validate").succeeds().errors()).isEmpty();
        assertThat(shop.maven()
                        .run("new", "-Detl.table=customer", "-Detl.target=dim_draft")
                        .fails()
                        .errors())
                .singleElement()
                .asString()
                .contains("dim_draft.yaml is there already", "-Detl.force");
        assertThat(shop.maven().run("new").fails().errors())
                .singleElement()
                .asString()
                .contains("-Detl.table is missing");
    }

    @Test
    void aSnapshotStandsInForTheDatabases() throws IOException {
        assertThat(shop.maven().run("snapshot", "-Detl.dryRun").fails().summary())
                .contains("there is no pipelines/catalog.lock.yaml", "etl:snapshot");
        assertThat(shop.maven().run("snapshot").succeeds().level("INFO"))
                .contains("wrote pipelines/catalog.lock.yaml: 2 tables, 0 queries");
        assertThat(shop.maven().run("snapshot", "-Detl.dryRun").succeeds().level("INFO"))
                .contains("OK: pipelines/catalog.lock.yaml is as the databases are");

        shop.sql("dw", "ALTER TABLE dim_customer ADD segment VARCHAR(5)");
        Output drift = shop.maven().run("snapshot", "-Detl.dryRun").fails();
        assertThat(drift.shown()).contains("dw: table PUBLIC.DIM_CUSTOMER: column SEGMENT is new: VARCHAR(5)");
        assertThat(drift.summary()).contains("1 difference from pipelines/catalog.lock.yaml");
        assertThat(shop.maven().run("validate", "-Detl.online").succeeds().level("WARNING"))
                .anyMatch(line -> line.contains("catalog.lock.yaml FLX-2015"));
    }

    @Test
    void theDocumentationIsASite() throws IOException {
        shop.maven().run("run").succeeds();
        Files.writeString(shop.file("pom.txt"), "a file");
        Output written = shop.maven().run("docs").succeeds();
        assertThat(written.level("INFO"))
                .singleElement()
                .asString()
                .startsWith("wrote ")
                .endsWith("/target/etl/site/index.html: 1 entity, 1 run");
        assertThat(shop.file("target/etl/site/entities/customers.html"))
                .content()
                .contains("dim_customer");

        assertThat(shop.maven().run("docs", "-Detl.entities=custmers").fails().errors())
                .singleElement()
                .asString()
                .contains("FLX-1022", "did you mean 'customers'?");
        assertThat(shop.maven().run("docs", "-Detl.report=../elsewhere").fails().errors())
                .singleElement()
                .asString()
                .contains("FLX-1025", "outside the project");
        assertThat(shop.maven().run("docs", "-Detl.report=pom.txt").fails().errors())
                .singleElement()
                .asString()
                .contains("FLX-1023", "nothing can be written to pom.txt/site");
    }
}
