package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.Map;

/**
 * A list.
 *
 * @param least fewest items
 * @param bare one item may stand without its brackets
 */
record ListType(Type item, int least, boolean bare) implements Type {
    @Override
    public void check(String name, Node node, Problems problems) {
        if (node instanceof Node.Sequence sequence) {
            if (sequence.items().size() < least) {
                problems.error(Code.SPEC_BAD_VALUE, node.at(), name + " is empty", "name at least one");
            }
            sequence.items().forEach(value -> item.check(name, value, problems));
        } else if (bare && node instanceof Node.Scalar) {
            item.check(name, node, problems);
        } else {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs a list, but this is " + node.kind(),
                    bare ? "write [a, b]" : "begin each item with '- '");
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> list = Json.object("type", "array", "items", item.schema());
        if (least > 0) {
            list.put("minItems", least);
        }
        return bare ? Json.object("anyOf", List.of(list, item.schema())) : list;
    }
}
