package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be wrong in an entity file: the exact lines that a user reads. */
class EntityProblemsTest {
    @TempDir
    Path path;

    private SpecFolder folder;

    @BeforeEach
    void aFolder() {
        folder = new SpecFolder(path);
    }

    static Stream<Mistake> mistakes() {
        return EntityMistakes.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isReportedWhereItStands(Mistake mistake) {
        folder.write("c.yaml", mistake.applied());
        assertThat(folder.problems()).containsExactlyElementsOf(mistake.expected());
        assertThat(folder.read().entities()).isEmpty();
    }

    @Test
    void everyProblemOfEveryFileComesInOneGo() {
        folder.write("a.yaml", "entity: A\nsurprise: 1\n");
        folder.write("b.yaml", "entity: [\n");
        folder.write("c.yaml", SpecFolder.ENTITY.replace("connection: oltp", "connection: otlp"));
        folder.write("sub/d.yml", SpecFolder.ENTITY.replace("customers", "d"));
        assertThat(folder.problems())
                .extracting(line -> line.replaceAll("(FLX-\\d+).*", "$1"))
                .containsExactly(
                        "a.yaml:1:1 FLX-1004",
                        "a.yaml:1:1 FLX-1004",
                        "a.yaml:1:1 FLX-1004",
                        "a.yaml:1:9 FLX-1006",
                        "a.yaml:2:1 FLX-1003",
                        "b.yaml:2:1 FLX-1001",
                        "c.yaml:2:23 FLX-1016");
        assertThat(folder.read().entities()).extracting(EntitySpec::name).containsExactly("d");
    }

    @Test
    void twoEntitiesOfOneNameNameEachOther() {
        folder.write("a.yaml", SpecFolder.ENTITY).write("b.yaml", SpecFolder.ENTITY);
        assertThat(folder.problems())
                .containsExactly(
                        "a.yaml:1:9 FLX-1013 entity 'customers' is defined twice (it stands in b.yaml:1:9 too)",
                        "b.yaml:1:9 FLX-1013 entity 'customers' is defined twice (it stands in a.yaml:1:9 too)");
    }

    @Test
    void aCircleIsShown() {
        for (String edge : List.of("a:b", "b:c", "c:a", "d:d")) {
            folder.write(
                    edge.charAt(0) + ".yaml",
                    SpecFolder.ENTITY.replace("entity: customers", "entity: " + edge.charAt(0)) + "depends_on: "
                            + edge.charAt(2) + "\n");
        }
        assertThat(folder.problems())
                .containsExactly(
                        "c.yaml:9:13 FLX-1015 entities depend on each other in a circle: a → b → c → a (remove one of these"
                                + " dependencies)",
                        "d.yaml:9:13 FLX-1015 entities depend on each other in a circle: d → d (remove one of these"
                                + " dependencies)");
    }

    @Test
    void aDependencyOnAFileThatCannotBeReadIsNoSecondProblem() {
        folder.write("a.yaml", "entity: [\n").write("b.yaml", SpecFolder.ENTITY + "depends_on: [a]\n");
        assertThat(folder.problems()).singleElement().asString().startsWith("a.yaml:2:1 FLX-1001");
    }

    @Test
    void aHugeNumberIsNotReadableAsAnotherOne() {
        folder.write("c.yaml", SpecFolder.ENTITY + "batch_size: 99999999999999999999\n");
        assertThat(folder.problems())
                .containsExactly("c.yaml:9:13 FLX-1005 batch_size needs a whole number, but this is a number"
                        + " ('99999999999999999999') (digits, without quotes, separators and leading zeros)");
    }
}
