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

/** The goals that need no database. */
class ValidateIT {
    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
    }

    @Test
    void saysWhatItChecked() {
        assertThat(shop.maven()
                        .run("validate", "-Detl.profile=empty")
                        .succeeds()
                        .level("INFO"))
                .containsExactly("OK: 1 entity, 1 test");
        // No index is missed: the table is small.
        assertThat(shop.maven().run("validate", "-Detl.online").succeeds().level("INFO"))
                .containsExactly("OK: 1 entity, 1 test");
        shop.sql("dw", "ALTER TABLE dim_customer ALTER COLUMN name SET DATA TYPE VARCHAR(40)");
        Output online = shop.maven().run("validate", "-Detl.online").succeeds();
        assertThat(online.level("INFO")).containsExactly("OK: 1 entity, 1 test, 1 warning");
        assertThat(online.level("WARNING"))
                .singleElement()
                .asString()
                .startsWith("customers.yaml:")
                .contains("FLX-2012 column 'name' is VARCHAR(40) and takes 'name', which is VARCHAR(50)");
        assertThat(shop.maven()
                        .run("validate", "-Detl.online", "-Detl.profile=empty")
                        .fails()
                        .errors())
                .anySatisfy(line -> assertThat(line).contains("FLX-2011", "customer"));
    }

    @Test
    void printsEveryProblemOfEveryFileAsOneLine() throws IOException {
        shop.spec("customers", Shop.CUSTOMERS.replace("watermark:", "watermrak:"));
        shop.spec("orders", Shop.CUSTOMERS.replace("customers", "orders").replace("[trim]", "[trm]"));

        Output output = shop.maven().run("validate").fails();
        assertThat(output.errors())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("customers.yaml:4:1 FLX-1003 ")
                        .contains("watermrak", "did you mean 'watermark'?"))
                .anySatisfy(line -> assertThat(line).matches("orders.yaml:7:\\d+ FLX-1101 .*did you mean 'trim'\\?.*"));
        assertThat(output.summary()).isEqualTo(output.errors().size() + " errors in 2 files");
        assertThat(output.text()).doesNotContain("\tat ");
    }

    @Test
    void tellsProgramsWhatItFinds() throws IOException {
        shop.spec("customers", Shop.CUSTOMERS.replace("watermark:", "watermrak:"));
        assertThat(shop.maven().run("validate", "-Detl.format=github").fails().lines())
                .anyMatch(line -> line.startsWith(
                        "::error file=pipelines/customers.yaml,line=4,col=1,title=FLX-1003::FLX-1003 unknown key"));
        shop.maven().run("validate", "-Detl.format=sarif").fails();
        assertThat(Files.readString(shop.file("target/etl/validate.sarif")))
                .contains("\"version\":\"2.1.0\"", "pipelines/customers.yaml");
    }

    @Test
    void pathsAreThoseOfTheRepository() throws IOException {
        shop.spec("customers", Shop.CUSTOMERS.replace("watermark:", "watermrak:"));
        Files.createDirectory(home.resolve(".git"));
        assertThat(shop.maven().run("validate", "-Detl.format=github").fails().lines())
                .anyMatch(line -> line.startsWith("::error file=project/pipelines/customers.yaml,line=4,"));
    }

    /** {@code mvn validate}, and all that follows it, with a POM that binds the goal and names no phase. */
    @Test
    void runsInThePhaseValidate() throws IOException {
        Files.writeString(shop.file("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>shop</groupId><artifactId>shop</artifactId><version>1</version><packaging>pom</packaging>
                  <build><plugins><plugin>
                    <groupId>dev.fluxo</groupId><artifactId>etl-maven-plugin</artifactId><version>%s</version>
                    <executions><execution><goals><goal>validate</goal></goals></execution></executions>
                  </plugin></plugins></build>
                </project>
                """.formatted(System.getProperty("it.version")));
        Maven maven = shop.maven();
        assertThat(maven.finish(maven.start(List.of("validate"))).succeeds().level("INFO"))
                .containsExactly("OK: 1 entity, 1 test");
        shop.spec("customers", Shop.CUSTOMERS.replace("watermark:", "watermrak:"));
        assertThat(maven.finish(maven.start(List.of("validate"))).fails().errors())
                .anySatisfy(line -> assertThat(line).contains("FLX-1003"));
    }

    @Test
    void strictStopsAtWarnings() throws IOException {
        shop.spec("customers", Shop.CUSTOMERS.replace("[updated_at, id]", "[id]"));
        shop.maven().run("validate").succeeds();
        assertThat(shop.maven().run("validate", "-Detl.strict").fails().summary())
                .isEqualTo("1 warning, and etl.strict is set");
    }

    @Test
    void namesAFolderThatIsMissingOrEmpty() throws IOException {
        assertThat(shop.maven()
                        .run("validate", "-Detl.pipelines=nowhere")
                        .fails()
                        .errors())
                .singleElement()
                .asString()
                .startsWith("FLX-1010 ")
                .contains("nowhere", "etl-maven-plugin:", ":create", "or name another folder by -Detl.pipelines)");
        Files.delete(shop.file("pipelines/customers.yaml"));
        assertThat(shop.maven().run("run").fails().errors())
                .singleElement()
                .asString()
                .startsWith("FLX-1011 ");
    }

    @Test
    void runsTheTestsOfTheSpecs() throws IOException {
        assertThat(shop.maven().run("test").succeeds().level("INFO"))
                .containsExactly("ok      customers: trims", "OK: 1 test");

        shop.spec("customers", Shop.CUSTOMERS.replace("name: Ana }", "name: Bia }"));
        Output test = shop.maven().run("test").fails();
        assertThat(test.level("INFO")).containsExactly("FAILED  customers: trims");
        assertThat(test.errors())
                .singleElement()
                .asString()
                .startsWith("customers.yaml:10:")
                .contains("FLX-1106");
        assertThat(test.summary()).isEqualTo("1 of 1 test failed");
        assertThat(shop.maven().run("validate").fails().errors()).isEqualTo(test.errors());
    }

    @Test
    void writesTheSchemas() {
        Output output = shop.maven().run("schema").succeeds();
        Path schema = shop.file("pipelines/.schema/entity.schema.json");
        assertThat(output.level("INFO"))
                .containsExactly("wrote " + schema, "wrote " + schema.resolveSibling("project.schema.json"));
        assertThat(schema).content().contains("\"watermark\"");
        // Hidden from the specs.
        shop.maven().run("validate").succeeds();
    }

    @Test
    void explainsItself() {
        Output output = shop.maven().run("help", "-Ddetail", "-Dgoal=run").succeeds();
        assertThat(output.text()).contains("etl:run", "User property: etl.dryRun", "by default 1");
    }
}
