package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
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
        assertThat(preview.level("INFO"))
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
        assertThat(asked.level("INFO"))
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
        assertThat(why.level("INFO"))
                .contains("customers id=1: it waits: the next run updates it", "    name: name 'Eva' -> trim 'Eva'");
        assertThat(shop.maven()
                        .run("why", "-Detl.entities=customers", "-Detl.key=x")
                        .fails()
                        .errors())
                .singleElement()
                .asString()
                .contains("FLX-5017", "'x'");

        assertThat(shop.maven().run("doctor").succeeds().level("INFO"))
                .contains(
                        "customers: risky",
                        "  - risky: no index of PUBLIC.CUSTOMER begins with updated_at: each run scans and"
                                + " sorts the table; create one on (updated_at, id)");
        shop.sql("src", "UPDATE customer SET updated_at = NULL");
        assertThat(shop.maven().run("doctor").fails().summary()).isEqualTo("1 entity unusable");
    }

    @Test
    void newDraftsASpecThatValidates() throws IOException {
        Output drafted = shop.maven()
                .run("new", "-Detl.table=customer", "-Detl.target=dim_draft")
                .succeeds();
        assertThat(drafted.level("INFO"))
                .contains("wrote pipelines/dim_draft.yaml: read it, correct what it doubts")
                .anyMatch(line -> line.startsWith("CREATE TABLE dim_draft ("));
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
}
