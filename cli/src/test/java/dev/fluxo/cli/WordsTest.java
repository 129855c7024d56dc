package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Command;
import dev.fluxo.console.command.Commands;
import dev.fluxo.engine.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever calls {@code fluxo} is not told what to write for Maven. */
class WordsTest {
    private static final Pattern MAVENS =
            Pattern.compile("(?<!/)\\betl[.:]|\\bmvn\\b|-D\\w|the build\\b|the plugin\\b|\\b[a-z]+= ");

    @TempDir
    Path home;

    static List<String> commands() {
        return Commands.all().stream().map(Command::name).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsInOptions(String command) {
        speaksPlainly(Called.of(command, "-h"));
    }

    @Test
    void helpOfAllIsInOptions() {
        speaksPlainly(Called.of("-h"));
    }

    /** What is missing, in a folder that is not there. */
    @ParameterizedTest
    @MethodSource("commands")
    void refusalsAreInOptions(String command) throws IOException {
        // What create begins, it would begin here.
        if (!command.equals("create")) {
            Called wrong =
                    Called.of(command, "--pipelines=" + home.resolve("nowhere"), "--profile=none", "--output=x.json");
            assertThat(wrong.status()).isEqualTo(2);
            speaksPlainly(wrong);
        }
    }

    /** What is wrong with specs, connections, names and texts. */
    @ParameterizedTest
    @MethodSource("commands")
    void problemsAreInOptions(String command) throws IOException {
        Files.writeString(home.resolve("project.yaml"), """
                version: 1
                profile: a
                observe: { openlineage: { file: x }, metrix: {} }
                profiles:
                  a:
                    connections:
                      src: { url: "jdbc:none:x" }
                      dw: { url: "jdbc:h2:mem:words", server_id: nobody }
                """);
        Files.writeString(home.resolve("customers.yaml"), "entity: customers\nsource: { connection: src, table: t }\n");
        if (!command.equals("create")) {
            speaksPlainly(Called.of(command, "--pipelines=" + home));
            speaksPlainly(Called.of(command, "--pipelines=" + home, "--profile=b"));
        }
    }

    @Test
    void aChoiceOfNothingNamesItsOptions() throws IOException {
        Files.writeString(home.resolve("project.yaml"), """
                version: 1
                profiles: { a: { connections: { src: { url: "jdbc:h2:mem:words" }, dw: { url: "jdbc:h2:mem:words" } } } }
                """);
        for (String name : List.of("one", "two")) {
            Files.writeString(home.resolve(name + ".yaml"), """
                    entity: %1$s
                    tags: [of_%1$s]
                    source: { connection: src, table: t }
                    watermark: { columns: [at, id] }
                    columns: { id: id }
                    target: { connection: dw, table: %1$s, keys: [id] }
                    """.formatted(name));
        }
        assertThat(Called.of("test", "--pipelines=" + home, "--entities=one", "--tags=of_two")
                        .err())
                .anyMatch(line -> line.contains("(leave out --entities or --tags)"));
    }

    /** What a code's page says to do, a front end may say. */
    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SPEC_UNDECRYPTED"})
    void whatToDoIsInOptions(Code code) {
        assertThat(code.fix().in(new CliWording())).doesNotContainPattern(MAVENS);
    }

    private static void speaksPlainly(Called called) {
        assertThat(called.out()).allSatisfy(WordsTest::isPlain);
        assertThat(called.err()).allSatisfy(WordsTest::isPlain);
        assertThat(called.out().size() + called.err().size()).isPositive();
    }

    private static void isPlain(String line) {
        assertThat(line).doesNotContainPattern(MAVENS);
    }
}
