package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fluxo.engine.fuzz.Mutants;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever stands in the files: specs or problems, soon, and never an exception. */
class SpecFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CATALOG = """
            # written by snapshot
            version: 1
            connections:
              dw:
                database: h2
                tables:
                  dim.DIM_CLIENTE:
                    columns: { ID: BIGINT NOT NULL, NOME: "VARCHAR(10)" }
                    keys: [[ID]]
                queries: {}
            """;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "[{",
            ": ",
            ",",
            "\n- ",
            "- - ",
            " #",
            "&a ",
            "*a",
            "!x ",
            "|\n",
            ">-\n ",
            "'",
            "\"",
            "%",
            "@",
            "`",
            "? ",
            "\\",
            "\n",
            "\n  ",
            "\t",
            "\0",
            "\r",
            "~",
            "<<: ",
            "${",
            "${env:X}",
            "${file:/etc/passwd}",
            "${${",
            "{{",
            "{{window}}",
            "(",
            "((",
            "$$",
            "--",
            "/*",
            "null",
            "true",
            "012",
            "1e999",
            "99999999999999999999",
            "-1",
            "1%",
            "9d",
            "2026-02-30",
            "é",
            "😀",
            "\ufeff",
            "\u2028",
            "*",
            "\"*\": same\n",
            "for_each: { tenant: [a, b] }\n",
            "${tenant}",
            "lookup: dim_cliente",
            "expect:\n  - { rows: \">= 1\" }\n",
            "depends_on: [dim_cliente]\n",
            "strategy: type2",
            "history: {}",
            "split: { by: id, parts: 8 }",
            "upper(",
            "map(a: b)",
            " ? 1 : 2",
            "SELECT ",
            " FROM ");

    private static @Nullable Path path;

    @BeforeContainer
    static void makeFolder() throws IOException {
        path = Files.createTempDirectory("specs");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.walk(Objects.requireNonNull(path))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<String> entities() {
        List<String> good = new ArrayList<>(Mutants.pipelines());
        good.removeIf(text -> !text.contains("entity:"));
        good.add(SpecFolder.ENTITY);
        good.add(DesignExample.ENTITY);
        return Mutants.of(good, PIECES);
    }

    @Provide
    Arbitrary<String> projects() {
        List<String> good = new ArrayList<>(Mutants.pipelines());
        good.removeIf(text -> !text.contains("profiles:"));
        good.add(SpecFolder.PROJECT);
        return Arbitraries.oneOf(Arbitraries.just(SpecFolder.PROJECT), Mutants.of(good, PIECES));
    }

    @Provide
    Arbitrary<String> catalogs() {
        return Mutants.of(List.of(CATALOG), PIECES);
    }

    @Property
    void specsAreReadOrRefused(@ForAll("projects") String project, @ForAll("entities") String entity) {
        SpecFolder folder = new SpecFolder(Objects.requireNonNull(path))
                .write("c.yaml", entity)
                .write("project.yaml", project);
        SpecReader.Result result = assertTimeoutPreemptively(PATIENCE, folder::read);
        assertThat(result.entities().isEmpty() && result.problems().isEmpty())
                .as("an entity vanished without a problem")
                .isFalse();
        assertThat(result.problems()).allSatisfy(SpecFuzzTest::isPlain);
    }

    @Property
    void catalogsAreReadOrRefused(@ForAll("catalogs") String catalog) throws IOException {
        Path folder = Files.createDirectories(Objects.requireNonNull(path).resolve("lock"));
        Files.writeString(folder.resolve(CatalogFile.NAME), catalog);
        Problems problems = new Problems();
        assertTimeoutPreemptively(PATIENCE, () -> CatalogFile.read(folder, problems));
        assertThat(problems.all()).allSatisfy(SpecFuzzTest::isPlain);
    }

    /** One line, of a length that somebody reads. */
    private static void isPlain(Problem problem) {
        assertThat(problem.toString()).doesNotContain("\n", "\r", "\0").hasSizeLessThan(20_000);
        assertThat(problem.message()).isNotBlank();
    }
}
