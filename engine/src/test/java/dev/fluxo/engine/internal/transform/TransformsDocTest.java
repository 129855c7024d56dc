package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.internal.transform.expression.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds docs/transforms.md to what the engine really has. */
class TransformsDocTest {
    private static final Path PAGE = Path.of("..", "docs", "transforms.md");

    @Test
    void describesEveryTransformAndNoOther() throws IOException {
        assertThat(table("transform")).containsExactlyElementsOf(rows(Transforms.docs()));
    }

    @Test
    void describesEveryFunctionAndNoOther() throws IOException {
        assertThat(table("function")).containsExactlyElementsOf(rows(Functions.docs()));
    }

    /** The rows of the table whose first column has this heading. */
    private static List<String> table(String heading) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> rows(List<TransformDoc> docs) {
        return docs.stream()
                .map(doc -> "| `" + doc.signature() + "` | " + doc.description() + " |")
                .toList();
    }
}
