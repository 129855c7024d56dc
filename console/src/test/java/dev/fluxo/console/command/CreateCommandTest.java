package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.TestFrontEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From an empty folder to loaded tables, and what was there stays as it was. */
class CreateCommandTest {
    @TempDir
    Path home;

    private Path folder;
    private TestFrontEnd front;

    @BeforeEach
    void anEmptyFolder() throws IOException {
        folder = Files.createDirectories(home.resolve("Vendas & Ação"));
        front = new TestFrontEnd(folder);
    }

    /** Runs a command by a front end of its own, which is asked afterwards. */
    private int run(String command, String... written) {
        front = new TestFrontEnd(folder);
        for (String parameter : written) {
            String[] parts = parameter.split("=", 2);
            front.write(parts[0], parts.length == 1 ? "true" : parts[1]);
        }
        return Commands.named(command).run(front).status();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void anEmptyFolderIsToldWhatToDoByEveryCommand() {
        for (String command : List.of("run", "validate", "status", "schema", "plan", "docs", "init", "test")) {
            assertThat(run(command)).as(command).isNotZero();
            assertThat(front.printed())
                    .as(command)
                    .anyMatch(line -> line.contains("FLX-1010") && line.contains("begin a project by tool create"));
        }
    }

    @Test
    void whatIsWrittenLoadsItsFirstTables() throws IOException {
        assertThat(run("create")).isZero();
        assertThat(files())
                .containsExactly(
                        ".github/workflows/etl.yml",
                        ".gitignore",
                        ".mvn/jvm.config",
                        "README.md",
                        "pipelines/local/shop.sql",
                        "pipelines/project.yaml",
                        "pom.xml");
        assertThat(read("pom.xml"))
                .contains("<artifactId>vendas-acao</artifactId>")
                .doesNotContain("%{");
        assertThat(read("README.md")).contains("`tool run`", "`tool new --table=shop.customers`");
        assertThat(front.printed()).containsSubsequence("info   tool ddl --apply", "info   tool run");

        assertThat(run("status")).isEqualTo(2);
        assertThat(front.printed()).anyMatch(line -> line.contains("tool new --table=…"));

        assertThat(run("new", "table=shop.*")).isZero();
        assertThat(front.printed())
                .contains("info wrote pipelines/customers.yaml", "info wrote pipelines/orders.yaml")
                .contains("info 2 targets lack a table or columns: tool ddl prints what is needed, tool ddl --apply"
                        + " executes it");
        assertThat(run("ddl", "apply")).isZero();
        assertThat(run("run")).isZero();
        assertThat(front.printed()).anyMatch(line -> line.matches("print TOTAL +success +6000 +6000 .*"));
    }

    @Test
    void whatIsThereIsNamedAndLeft() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.createDirectories(folder.resolve("pipelines"));
        Files.writeString(folder.resolve("pipelines/project.yaml"), "version: 1\n");
        Files.createDirectories(folder.resolve(".mvn"));
        Files.writeString(folder.resolve(".mvn/jvm.config"), "-Xmx2g\n");
        assertThat(run("create", "ci=none")).isZero();
        assertThat(front.printed())
                .contains("warn .mvn/jvm.config is there already, and was left as it is")
                .contains("warn pom.xml is there already, and was left as it is")
                .contains("warn pipelines/project.yaml is there already, and was left as it is")
                .contains("info wrote README.md");
        assertThat(read("pom.xml")).isEqualTo("<project/>");
        assertThat(read("pipelines/project.yaml")).isEqualTo("version: 1\n");
        assertThat(read(".mvn/jvm.config")).isEqualTo("-Xmx2g\n");
    }

    /** A word that it does not know would keep Maven from starting at all. */
    @Test
    void javaKnowsTheSettingsThatAreWrittenForIt() throws Exception {
        assertThat(run("create", "ci=none")).isZero();
        List<String> settings = read(".mvn/jvm.config").lines().toList();
        assertThat(settings).contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(settings);
        command.add("-version");
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(told).isZero();
    }

    @Test
    void aFolderThatCannotBeMadeIsAnError() throws IOException {
        Files.writeString(folder.resolve(".mvn"), "");
        assertThat(run("create")).isEqualTo(2);
        assertThat(front.printed())
                .anyMatch(line -> line.contains("FLX-1023") && line.contains("jvm.config cannot be"));
    }

    @ParameterizedTest
    @CsvSource({
        "github, .github/workflows/etl.yml, github-actions.yml",
        "gitlab, .gitlab-ci.yml, gitlab-ci.yml",
        "azure, azure-pipelines.yml, azure-pipelines.yml",
        "jenkins, Jenkinsfile, Jenkinsfile"
    })
    void theCiFileIsThatOfTheServer(String ci, String file, String copied) throws IOException {
        assertThat(run("create", "ci=" + ci)).isZero();
        assertThat(files()).hasSize(7);
        List<String> lines = Files.readAllLines(Path.of("../docs/ci", copied));
        assertThat(lines.get(0)).contains("Copy to");
        assertThat(read(file).lines()).containsExactlyElementsOf(lines.subList(1, lines.size()));
    }

    @Test
    void aListIsDraftedAsFarAsItGoes() throws IOException {
        run("create");
        assertThat(run("new", "table=shop.orders")).isZero();
        assertThat(front.printed()).anyMatch(line -> line.startsWith("print CREATE TABLE orders"));
        String written = read("pipelines/orders.yaml");

        // What is there is left, the others are drafted.
        assertThat(run("new", "table=shop.*")).isZero();
        assertThat(front.printed())
                .anyMatch(line -> line.startsWith("warn FLX-1109 orders.yaml is there already, and was not touched"))
                .contains("info wrote pipelines/customers.yaml");
        assertThat(read("pipelines/orders.yaml")).isEqualTo(written);

        assertThat(run("new", "table=shop.orders,shop.nowhere", "force")).isNotZero();
        assertThat(front.printed())
                .contains("info wrote pipelines/orders.yaml")
                .anyMatch(line -> line.startsWith("error FLX-2011") && line.contains("shop.nowhere"));

        assertThat(run("new", "table=shop.*", "limit=1")).isEqualTo(2);
        assertThat(front.printed())
                .anyMatch(line -> line.startsWith("error FLX-1108") && line.contains("allow more by --limit=2"));
        assertThat(run("new", "table=shop.*", "target=stage", "force")).isEqualTo(2);
        assertThat(front.printed()).anyMatch(line -> line.contains("2 tables would be written to 'stage'"));
        assertThat(run("new", "table=shop.*", "target=st_*")).isZero();
        assertThat(files()).contains("pipelines/st_orders.yaml", "pipelines/st_customers.yaml");
    }
}
