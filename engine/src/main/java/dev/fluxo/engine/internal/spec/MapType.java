package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.Map;

/**
 * Keys of the analyst's own, each with a value of one type.
 *
 * @param least fewest keys
 */
record MapType(Type value, int least) implements Type {
    @Override
    public void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs keys and values, but this is " + node.kind(),
                    "write name: value, one per line");
            return;
        }
        if (mapping.entries().size() < least) {
            problems.error(Code.SPEC_BAD_VALUE, node.at(), name + " is empty", "write at least one");
        }
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (key.isBlank()) {
                problems.error(Code.SPEC_BAD_VALUE, entry.key().at(), "a name in " + name + " is blank", null);
            }
            value.check(Shown.of(key), entry.value(), problems);
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = Json.object(
                "type",
                "object",
                "propertyNames",
                Json.object("pattern", "\\S"),
                "additionalProperties",
                value.schema());
        if (least > 0) {
            schema.put("minProperties", least);
        }
        return schema;
    }
}
