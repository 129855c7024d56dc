package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.List;
import java.util.Map;

/**
 * How target columns are filled: keys and values, of which {@code "*": same} may be one, or a list of names, {@code "*"} and keys with values.
 *
 * @param column one of them
 */
record ColumnsType(Type column) implements Type {
    private static final String STAR_MEANS = "write \"*\": same, for every source column whose name the target has";

    @Override
    public void check(String name, Node node, Problems problems) {
        if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> item(name, item, problems));
        } else if (!(node instanceof Node.Mapping)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs keys and values, but this is " + node.kind(),
                    "write name: value, one per line, or a list with \"*\"");
            return;
        }
        List<Node.Entry> entries = ColumnNodes.of(node);
        if (entries.isEmpty()) {
            problems.error(Code.SPEC_BAD_VALUE, node.at(), name + " is empty", "write at least one");
        }
        entries.forEach(entry -> entry(name, entry, problems));
    }

    private static void item(String name, Node item, Problems problems) {
        boolean named = item instanceof Node.Scalar scalar && !scalar.isNull();
        if (!named && !(item instanceof Node.Mapping)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    item.at(),
                    "an item of " + name + " is a name, \"*\", or a key and a value, but this is " + item.kind(),
                    null);
        }
    }

    private void entry(String name, Node.Entry entry, Problems problems) {
        String key = entry.key().text();
        if (key.isBlank()) {
            problems.error(Code.SPEC_BAD_VALUE, entry.key().at(), "a name in " + name + " is blank", null);
        }
        if (!ColumnNodes.isStar(entry.key())) {
            column.check(Shown.of(key), entry.value(), problems);
        } else if (!(entry.value() instanceof Node.Scalar value && value.text().equals(ColumnNodes.SAME))) {
            problems.error(Code.SPEC_BAD_VALUE, entry.value().at(), "\"*\" can only be same", STAR_MEANS);
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> star = Json.object("const", ColumnNodes.SAME);
        Map<String, Object> mapping = Json.object(
                "type",
                "object",
                "propertyNames",
                Json.object("pattern", "\\S"),
                "properties",
                Json.object(ColumnNodes.STAR, star),
                "additionalProperties",
                column.schema(),
                "minProperties",
                1);
        Map<String, Object> list = Json.object(
                "type",
                "array",
                "minItems",
                1,
                "items",
                Json.object("anyOf", List.of(Types.text().schema(), mapping)));
        return Json.object("anyOf", List.of(mapping, list));
    }
}
