package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the files, reading them ends with specs or problems, never with an exception. */
class SpecReaderFuzzTest {
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            ",",
            "-",
            "- ",
            "#",
            "&a ",
            "*a",
            "!x ",
            "|",
            ">",
            "'",
            "\"",
            "%",
            "@",
            "`",
            "?",
            "\\",
            "\n",
            "\n  ",
            "\t",
            "\0",
            "\r",
            "~",
            "<<",
            "${",
            "${env:X}",
            "{{",
            "{{window}}",
            "(",
            ")",
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
            "é",
            "😀",
            "\ufeff",
            "\u2028");

    private final Random random = new Random(7);

    @Test
    void mutatedSpecsNeverThrow(@TempDir Path path) {
        SpecFolder folder = new SpecFolder(path);
        for (int round = 0; round < 1_500; round++) {
            String entity = mutated(round % 2 == 0 ? DesignExample.ENTITY : SpecFolder.ENTITY);
            String project = round % 3 == 0 ? mutated(SpecFolder.PROJECT) : SpecFolder.PROJECT;
            folder.write("c.yaml", entity).write("project.yaml", project);
            assertThatCode(folder::problems).as("%s%n---%n%s", project, entity).doesNotThrowAnyException();
            SpecReader.Result result = folder.read();
            assertThat(result.entities().isEmpty() && result.problems().isEmpty())
                    .as("an entity vanished without a problem:%n%s", entity)
                    .isFalse();
        }
    }

    @Test
    void randomBytesNeverThrow(@TempDir Path path) {
        SpecFolder folder = new SpecFolder(path);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            folder.write("c.yaml", bytes);
            assertThat(folder.problems()).as("round %d", round).isNotEmpty();
        }
    }

    /** Cut, doubled, moved and mixed with what means something to YAML, to SQL or to a look-up. */
    private String mutated(String good) {
        StringBuilder text = new StringBuilder(good);
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(30));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.replace(at, at + 1, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.delete(at, Math.min(end, text.length() - 1));
                default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            }
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
