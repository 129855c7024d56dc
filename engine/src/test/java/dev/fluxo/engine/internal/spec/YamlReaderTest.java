package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {
    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a: 1\nb: 2\na: 3", "f:3:1 FLX-1002 key 'a' is written twice (keep one)"),
                arguments("a: &x 1", "f:1:4 FLX-1007 an anchor (&) is not supported in specs"),
                arguments("a: *x", "f:1:4 FLX-1007 an alias (*) is not supported in specs"),
                arguments("a: !!str 1", "f:1:4 FLX-1007 a tag (!) is not supported in specs"),
                arguments("a: !x [1]", "f:1:4 FLX-1007 a tag (!) is not supported in specs"),
                arguments("a: !x {b: 1}", "f:1:4 FLX-1007 a tag (!) is not supported in specs"),
                arguments("<<: {a: 1}", "f:1:1 FLX-1007 a merge key (<<) is not supported in specs"),
                arguments("? [a]\n: 1", "f:1:3 FLX-1007 a list where a key is expected"),
                arguments("a: 1\n---\nb: 2", "f:2:1 FLX-1007 a second document is not supported in specs"),
                arguments("a:\n\tb: 1", "f:2:1 FLX-1001 not valid YAML: a tab cannot indent"),
                arguments("a: b: c", "f:1:5 FLX-1001 not valid YAML: a second colon makes no sense here"),
                arguments(
                        "a: \"b\nc: d\n",
                        "f:3:1 FLX-1001 not valid YAML: a quote is opened and not closed; it begins in line 1"),
                arguments("a: \"\\d+\"", "f:1:6 FLX-1001 not valid YAML: a backslash inside double quotes"),
                arguments(
                        "a: [b, c\nd: e",
                        "f:2:2 FLX-1001 not valid YAML: a list [ ] lacks a comma or its end; it begins in line 1"),
                arguments(
                        "a: {b: 1\nc: {",
                        "f:2:2 FLX-1001 not valid YAML: a mapping { } lacks a comma or its end; it begins in line 1"),
                arguments("a:\n  b: 1\n c: 2", "f:3:2 FLX-1001 not valid YAML: this does not line up"),
                arguments("a: 1\nbcd\n", "f:3:1 FLX-1001 not valid YAML: a key without a colon stands above"),
                arguments("a: @b", "f:1:4 FLX-1001 not valid YAML: text cannot begin with this character"),
                arguments("a: 1\nb: x\0y", "f:2:5 FLX-1001 not valid YAML: the invisible character U+0000"),
                arguments("a: \"\\UFFFFFFFF\"", "f:1:1 FLX-1001 not valid YAML from here on"),
                arguments("[".repeat(100_000), "f:1:52 FLX-1007 the YAML is nested more than 50 levels deep"),
                arguments("- ".repeat(100_000), "f:1:103 FLX-1007 the YAML is nested more than 50 levels deep"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String yaml, String expected) {
        assertThat(problems(yaml)).singleElement().asString().startsWith(expected);
    }

    @Test
    void everyUseOfAnAnchorIsReported() {
        assertThat(problems("a: &x [1]\nb: *x\nc: *x")).hasSize(3);
    }

    @Test
    void aColumnIsCountedInCharactersNotInCodeUnits() {
        assertThat(problems("\"😀\": 1\n\"😀\": 2\n😀: {a: 1, a: 2}"))
                .anyMatch(line -> line.startsWith("f:3:11 FLX-1002 key 'a'"));
    }

    @Test
    void anEmptyFileHasNoKeys() {
        for (String nothing : List.of("", "\n\n", "# only a comment\n")) {
            assertThat(read(nothing, new Problems())).isInstanceOf(Node.Mapping.class);
        }
    }

    /** Each would take minutes if something grew with the square of the file. */
    @Test
    void aFileOfOneMistakeRepeatedIsReadInOneGo() {
        assertThat(problems("a: 1\n".repeat(40_000))).hasSize(39_999);
        StringBuilder keys = new StringBuilder("entity: x\n");
        for (int i = 0; i < 40_000; i++) {
            keys.append("key_").append(i).append(": 1\n");
        }
        Problems problems = new Problems();
        EntityLanguage.entity(List.of())
                .check("entity", Objects.requireNonNull(read(keys.toString(), problems)), problems);
        assertThat(problems.all()).hasSizeGreaterThan(40_000);
    }

    @Test
    void aFileOfTooManyValuesIsNotReadToItsEnd() {
        assertThat(problems("- a\n".repeat(200_000)))
                .containsExactly("f:100000:3 FLX-1008 the file has more than 100000 keys and values up to here");
    }

    @Test
    void noBytesMakeItThrow() {
        Random random = new Random(20_260_101);
        byte[] good = (SpecFolder.ENTITY + SpecFolder.PROJECT).getBytes(StandardCharsets.UTF_8);
        String alphabet = "{}[]:,-#&*!|>'\"%@`?\\\n\t \0\u00e9\ud83d\ude00~<=0xU";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder(new String(good, StandardCharsets.UTF_8));
            for (int change = random.nextInt(8); change >= 0; change--) {
                int at = random.nextInt(text.length());
                String piece = String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())));
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, piece.repeat(1 + random.nextInt(3)));
                    case 1 -> text.replace(at, at + 1, piece);
                    default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
                }
            }
            Problems problems = new Problems();
            Node node = read(text.toString(), problems);
            assertThat(node != null || problems.hasErrors())
                    .as("round %d: neither a document nor a problem", round)
                    .isTrue();
        }
    }

    private static @Nullable Node read(String yaml, Problems problems) {
        return YamlReader.read("f", yaml, problems);
    }

    private static List<String> problems(String yaml) {
        Problems problems = new Problems();
        read(yaml, problems);
        return problems.all().stream().map(Problem::toString).toList();
    }
}
