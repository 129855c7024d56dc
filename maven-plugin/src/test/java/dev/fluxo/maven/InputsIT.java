package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a parameter's value comes from. */
class InputsIT {
    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
    }

    /** Each stage names a profile that is unknown, and the message tells whose it was. */
    @Test
    void commandLineThenEnvironmentThenPomThenProject() throws IOException {
        assertThat(profile()).isEqualTo("OK: 1 entity, 1 test");
        Files.writeString(shop.file("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>it</groupId>
                  <artifactId>it</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build><plugins><plugin>
                    <groupId>dev.fluxo</groupId>
                    <artifactId>etl-maven-plugin</artifactId>
                    <configuration><profile>of-the-pom</profile></configuration>
                  </plugin></plugins></build>
                </project>
                """);
        assertThat(profile()).contains("'of-the-pom'");
        shop.maven().environment("ETL_PROFILE", "of-the-environment");
        assertThat(profile()).contains("'of-the-environment'");
        assertThat(profile("-Detl.profile=of-the-command-line")).contains("'of-the-command-line'");
        // A script that hands on a variable which is not set.
        shop.maven().environment("ETL_PROFILE", "");
        assertThat(profile("-Detl.profile=")).contains("'of-the-pom'");
    }

    private String profile(String... arguments) {
        List<String> said = shop.maven().run("validate", arguments).lines();
        return said.stream()
                .filter(line -> line.contains("there is no profile") || line.contains("OK:"))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void reportsEveryWrongValueAtOnce() {
        shop.maven().environment("ETL_FAIL_ON", "xyz");
        Output output = shop.maven()
                .run("run", "-Detl.threads=abc", "-Detl.batchSize=0", "-Detl.dryRun=perhaps", "-Detl.dryrun")
                .fails();
        assertThat(output.errors())
                .containsExactlyInAnyOrder(
                        "FLX-1025 -Detl.dryRun is 'perhaps': neither true nor false (write -Detl.dryRun to turn it on, or leave it out)",
                        "FLX-1025 -Detl.threads is 'abc': not a whole number from 1 to 2147483647 (write -Detl.threads=4, for example)",
                        "FLX-1025 -Detl.batchSize is '0': not a whole number from 1 to 2147483647 (write -Detl.batchSize=4, for example)",
                        "FLX-1025 ETL_FAIL_ON is 'xyz': not known (one of: partial, failed)",
                        "FLX-1025 -Detl.dryrun is not a property of Fluxo (did you mean -Detl.dryRun?)");
        assertThat(output.summary()).isEqualTo("5 errors");
    }

    @Test
    void takesEverythingFromTheEnvironment() throws IOException {
        Files.move(shop.file("pipelines"), shop.file("specs"));
        shop.maven().environment("ETL_PIPELINES", "specs");
        shop.maven().environment("ETL_TAGS", "crm");
        shop.maven().environment("ETL_DRY_RUN", "true");
        shop.maven().environment("ETL_BATCH_SIZE", "1");
        shop.maven().environment("ETL_REPORT", "target/other");
        shop.maven().run("run", "-Detl.thread=2").succeeds();
        assertThat(shop.rows("dw", "SELECT dry_run, batches, rows_read FROM audit.etl_run_entity"))
                .containsExactly("true 2 2");
        assertThat(shop.rows("dw", "SELECT selection FROM audit.etl_run"))
                .singleElement()
                .asString()
                .contains("crm");
        assertThat(shop.file("target/other/run.json")).exists();
    }
}
