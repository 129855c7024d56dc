package dev.fluxo.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/errors.md says what the code says ({@code -Dgolden.update=true} writes it), and tests raise what it lists. */
class ErrorsPageTest {
    private static final Path PAGE = Path.of("../docs/errors.md");
    /** Raised by no test, and why. */
    private static final Map<Code, String> UNTRIED = Map.of(
            Code.STAGE_INCOMPLETE, "a driver would have to lie about what it wrote",
            Code.FENCE_HELD_BACK, "a transaction would have to be open for fifteen minutes");

    @Test
    void thePageIsThatOfTheCode() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() throws IOException {
        Map<String, String> examples = new TreeMap<>();
        try (var in = ErrorsPageTest.class.getResourceAsStream("/errors/examples.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> examples.put(line.replaceFirst("^.*?(FLX-[0-9]{4}) .*$", "$1"), line));
        }
        StringBuilder page = new StringBuilder("""
                # Errors

                Every problem has a stable code, and is told as `file:line:column CODE what is wrong (what to do)`. Where no spec is to blame, there is no place.
                """);
        String chapter = "";
        for (Code code : Code.values()) {
            if (!chapter.equals(chapter(code))) {
                chapter = chapter(code);
                page.append("\n## ").append(chapter).append('\n');
            }
            page.append("\n### ")
                    .append(code.id())
                    .append(": ")
                    .append(code.title())
                    .append("\n\n");
            if (examples.containsKey(code.id())) {
                page.append("```\n").append(examples.get(code.id())).append("\n```\n\n");
            }
            page.append(code.fix().in(new DocumentedWording())).append('\n');
        }
        return page.toString();
    }

    private static String chapter(Code code) {
        return switch (code.id().charAt(4)) {
            case '1' ->
                code.id().matches("FLX-11[012]\\d") ? "Transforms, expressions, tests" : "Specs and command line";
            case '2' -> "Catalog";
            case '3' -> "Connections";
            case '4' -> "Rows";
            case '5' -> "Runs";
            default -> "Defects";
        };
    }

    @Test
    void eachCodeIsRaisedByATest() {
        String tests = Stream.of(
                        "engine",
                        "testkit",
                        "databases",
                        "tests",
                        "observe",
                        "openlineage",
                        "console",
                        "maven-plugin",
                        "spark")
                .map(module -> sources(Path.of("..", module)))
                .collect(Collectors.joining());
        List<Code> unseen = Arrays.stream(Code.values())
                .filter(code -> !UNTRIED.containsKey(code))
                .filter(code -> !tests.contains(code.id()) && !tests.contains("Code." + code.name()))
                .toList();
        assertThat(unseen).as("codes that no test names").isEmpty();
    }

    private static String sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(ErrorsPageTest::isOfTests)
                    .filter(file -> !file.endsWith("ErrorsPageTest.java"))
                    .map(ErrorsPageTest::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The testkit's tests are its product. */
    private static boolean isOfTests(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java")
                && (path.contains("/src/test/java/") || path.startsWith("../testkit/src/main/java/"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
