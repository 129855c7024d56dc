package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.TableName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column of a table: {@code dim.DIM_CLIENTE.cliente_sk}. */
public record ReferenceType() implements Type {
    /** A column of another table. */
    public record Reference(TableName table, String column) {}

    @Override
    public void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs a column of a table, but this is " + node.kind(),
                    "write schema.table.column");
        } else if (read(scalar.text()) == null) {
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    node.at(),
                    name + ": " + Shown.of(scalar.text()) + " names no column of a table",
                    "write schema.table.column");
        }
    }

    /** Null where the text is none. A name with a point in it stands in double quotes. */
    public static @Nullable Reference read(String text) {
        int point = text.endsWith("\"") ? text.lastIndexOf(".\"") : text.lastIndexOf('.');
        if (point <= 0 || point == text.length() - 1) {
            return null;
        }
        try {
            String column = TableName.parse(text.substring(point + 1)).name();
            return new Reference(TableName.parse(text.substring(0, point)), column);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "[^.\\s]\\s*\\.\\s*[^.\\s]");
    }
}
