package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Comparison;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the answer of a SELECT is compared with: a value, or a comparison with a number. */
record AnswerType() implements Type {
    @Override
    public void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs a single value, but this is " + node.kind(),
                    "write a value, or a comparison such as '<= 10'");
        } else if (read(scalar) == null) {
            String meant = ComparisonType.meant(scalar.text());
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    node.at(),
                    name + ": " + Shown.of(scalar.text()) + " is no comparison with a number",
                    meant == null
                            ? "write =, !=, <, <=, > or >= and a number, such as '<= 10'"
                            : "did you mean '" + meant + "'?");
        }
    }

    /** Null where it begins as a comparison, and is none. */
    static @Nullable Comparison read(Node.Scalar scalar) {
        Object value = Scalars.value(scalar);
        if (value instanceof String text
                && !text.isEmpty()
                && "<>=!≤≥≠".indexOf(text.strip().charAt(0)) >= 0) {
            Comparison comparison = Comparison.parse(text);
            return comparison == null || comparison.percent() ? null : comparison;
        }
        return Comparison.equal(value instanceof Long number ? BigDecimal.valueOf(number) : (Serializable) value);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object(
                "type",
                List.of("string", "number", "boolean"),
                "pattern",
                "^([^<>=!]|\\s*(<=|>=|!=|=|<|>)\\s*[-+]?[0-9]{1,18}(\\.[0-9]{1,9})?\\s*$)|^$");
    }
}
