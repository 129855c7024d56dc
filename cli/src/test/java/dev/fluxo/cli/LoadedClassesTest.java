package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run loads: nothing of what it has no use for. Each class that is loaded costs at the start of each process. */
class LoadedClassesTest {
    @TempDir
    Path folder;

    /** The names of all classes that the process loads, each in a line of what the JVM writes about it. */
    private String loaded(Cli cli, String... arguments) {
        assertThat(cli.run(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=classes.log"), arguments)
                        .status())
                .as(cli.read("err.log"))
                .isZero();
        return cli.read("classes.log");
    }

    @Test
    void aRunWithNothingNewLoadsNothingOfWhatItDoesNotUse() throws Exception {
        Cli cli = Cli.inProject(folder);
        cli.run("run");
        String nothingNew = loaded(cli, "run");
        // The log is whole, and of such a run.
        assertThat(nothingNew).contains(" org.h2.Driver ", " dev.fluxo.cli.PlainCall ");
        for (String unused : List.of(
                "org.postgresql.",
                "com.microsoft.",
                "org.flywaydb.",
                "org.apache.commons.jexl3.",
                "gg.jte.",
                "picocli.",
                "org.jline.",
                "tools.jackson.",
                "dev.fluxo.engine.report.site.")) {
            assertThat(nothingNew).as(unused).doesNotContain(" " + unused);
        }
    }

    /** So the test above can fail. */
    @Test
    void whatIsUsedIsLoaded() throws Exception {
        Cli cli = Cli.inProject(folder);
        cli.write(
                "pipelines/customers.yaml",
                Cli.CUSTOMERS.replace("name: name", "name: { expression: \"name + '!'\" }"));
        assertThat(loaded(cli, "-B", "run")).contains(" org.flywaydb.", " org.apache.commons.jexl3.", " picocli.");
    }
}
