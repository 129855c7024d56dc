package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A condition over the columns of the target, as its database writes it.
 *
 * @param what it is, in words
 * @param fault the code of one that is none
 */
record ConditionType(String what, Code fault) implements Type {
    private static final Pattern WHERE = Pattern.compile("\\s*+(?i:where)\\b");

    @Override
    public void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar) || !(Scalars.value(scalar) instanceof String text)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs a condition, but this is " + node.kind(),
                    "such as \"uf = 'SP'\"");
            return;
        }
        String code = SqlText.of(text).code();
        // What is all text or quoted is blank as code, and no condition.
        if (SqlFragment.isWhole(text, code, what, fault, node.at(), problems)
                && WHERE.matcher(code).lookingAt()) {
            problems.error(
                    fault,
                    node.at(),
                    what + ": it begins with WHERE",
                    "leave the word out: only the condition stands here");
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "\\S");
    }
}
