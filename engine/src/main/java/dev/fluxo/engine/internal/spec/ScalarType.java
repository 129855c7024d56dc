package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The type of a single value.
 *
 * @param words what is needed: {@code a whole number}
 * @param accepts whether a scalar is of the type at all
 * @param refusal why a scalar of the type is not allowed; null where it is
 * @param hint how to write the value; null where the words say it
 */
record ScalarType(
        String words,
        Map<String, Object> schema,
        Predicate<Node.Scalar> accepts,
        Function<Node.Scalar, @Nullable Refusal> refusal,
        @Nullable String hint)
        implements Type {

    /** Why a value is not allowed. */
    record Refusal(String reason, @Nullable String hint) {}

    @Override
    public void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar) || !accepts.test(scalar)) {
            boolean shown = node instanceof Node.Scalar scalar && !scalar.isNull();
            String written = shown ? " (" + Shown.of(((Node.Scalar) node).text()) + ")" : "";
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs " + words + ", but this is " + node.kind() + written,
                    hint);
            return;
        }
        Refusal refused = refusal.apply(scalar);
        if (refused != null) {
            problems.error(Code.SPEC_BAD_VALUE, node.at(), name + ": " + refused.reason(), refused.hint());
        }
    }
}
