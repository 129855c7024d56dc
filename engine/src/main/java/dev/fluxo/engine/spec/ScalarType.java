package dev.fluxo.engine.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a single value. */
abstract class ScalarType implements Type {
    private final String words;
    private final Map<String, Object> schema;

    ScalarType(String words, Map<String, Object> schema) {
        this.words = words;
        this.schema = schema;
    }

    /**
     * Why the value is not allowed; null where it is.
     *
     * @throws WrongKind if it is not even of this type
     */
    abstract @Nullable String refuse(Node.Scalar scalar);

    @Override
    public final void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
            wrongType(name, node, problems);
            return;
        }
        try {
            String refusal = refuse(scalar);
            if (refusal != null) {
                problems.error(Code.SPEC_BAD_VALUE, node.at(), name + ": " + refusal);
            }
        } catch (WrongKind e) {
            wrongType(name, node, problems);
        }
    }

    private void wrongType(String name, Node node, Problems problems) {
        String shown = node instanceof Node.Scalar scalar ? " ('" + scalar.text() + "')" : "";
        problems.error(
                Code.SPEC_WRONG_TYPE,
                node.at(),
                name + " needs " + words + ", but this is " + node.kind() + shown,
                null);
    }

    @Override
    public final Map<String, Object> schema() {
        return schema;
    }

    /** The value is of another type. */
    static final class WrongKind extends RuntimeException {
        WrongKind() {
            super(null, null, false, false);
        }
    }
}
