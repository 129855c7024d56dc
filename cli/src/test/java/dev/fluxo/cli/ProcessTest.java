package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.cli.Cli.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process prints where, and how it ends. */
class ProcessTest {
    @TempDir
    Path home;

    private Cli cli;

    @BeforeEach
    void openProject() throws IOException {
        cli = Cli.inProject(home);
    }

    @Test
    void aRunLoadsAndEndsWell() {
        Ended run = cli.run("run", "--entities=cust*");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("customers", "success").doesNotContain("warning");
        assertThat(cli.texts("dw", "SELECT name FROM dim_customer ORDER BY id")).containsExactly("Ana", "Zoé");
        assertThat(cli.read("target/etl/run.json")).contains("\"success\"");
    }

    @Test
    void aDryRunLoadsNothing() {
        assertThat(cli.run(Map.of("ETL_DRY_RUN", "true"), "run").status()).isZero();
        assertThat(cli.texts("dw", "SELECT name FROM dim_customer")).isEmpty();
        // What is written wins over the environment.
        assertThat(cli.run(Map.of("ETL_DRY_RUN", "true"), "run", "--dry-run=false")
                        .status())
                .isZero();
        assertThat(cli.texts("dw", "SELECT name FROM dim_customer")).hasSize(2);
    }

    @Test
    void aFailureEndsWithOneAndABrokenProjectWithTwo() throws IOException {
        cli.sql("dw", "DROP TABLE dim_customer");
        Ended failed = cli.run("run");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err()).contains("error: ", "fluxo run: run failed").doesNotContain("\tat ");
        assertThat(failed.err()).as("advice").doesNotContain("mvn");

        cli.write("pipelines/project.yaml", "version: 1\nprofile: x\n");
        Ended broken = cli.run("status");
        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).contains("error: project.yaml:").doesNotContain("\tat ");
        assertThat(cli.run("status", "-e").err()).contains("\tat dev.fluxo.");
    }

    /** Programs read the one stream, people the other. */
    @Test
    void aDocumentIsAloneOnStandardOutput() throws IOException {
        Ended well = cli.run("run", "--format=json");
        assertThat(well.status()).isZero();
        assertThat(well.out()).startsWith("{\n").endsWith("\n}\n").contains("\"rows_inserted\" : 2,");
        assertThat(well.err()).isEmpty();

        cli.write("pipelines/project.yaml", "version: 1\nprofile: x\n");
        Ended broken = cli.run("status", "--format=json");
        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.out())
                .startsWith("{\n")
                .endsWith("\n}\n")
                .contains("\"exit_status\" : 2,", "\"file\" : \"project.yaml\"");
        assertThat(broken.err()).contains("error: project.yaml:");
    }

    @Test
    void quietMeansWarningsAndErrorsAlone() {
        Ended validated = cli.run("validate", "-q");
        assertThat(validated.status()).isZero();
        assertThat(validated.out() + validated.err()).isEmpty();
    }

    /** As under cron: no locale, no home, and a narrow terminal for whom it concerns. */
    @Test
    void lettersAreWrittenWhereNoLocaleIsChosen() throws IOException {
        cli.write("pipelines/customers.yaml", Cli.CUSTOMERS + "description: Ação\nfurther: 1\n");
        Map<String, String> poor = Map.of("LC_ALL", "C", "HOME", "", "COLUMNS", "40");
        Ended validated = cli.run(poor, "validate", "--profile=não");
        assertThat(validated.status()).isNotZero();
        assertThat(validated.err()).contains("FLX-1003", "'further'");
        cli.write("pipelines/customers.yaml", Cli.CUSTOMERS);
        Ended preview = cli.run(poor, "preview");
        assertThat(preview.status()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("Zoé");
        assertThat(cli.run(poor, "run", "-h").status()).isZero();
    }

    @Test
    void whatALookUpStandsForIsDefined() throws IOException {
        cli.write(
                "pipelines/customers.yaml",
                Cli.CUSTOMERS.replace("table: customer", "query: \"SELECT * FROM customer WHERE id <= ${sys:most}\""));
        assertThat(cli.run("run").err()).contains("-Dmost=");
        assertThat(cli.run("run", "-Dmost=1").status()).isZero();
        assertThat(cli.texts("dw", "SELECT name FROM dim_customer")).containsExactly("Ana");
    }
}
