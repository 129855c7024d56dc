package dev.fluxo.engine.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object of the spec language: which keys it has. */
record Shape(String name, List<Key> keys) implements Type {
    @Override
    public void check(String called, Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs keys and values, but this is " + node.kind(),
                    "known keys: " + String.join(", ", names()));
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            checkEntry(entry, problems);
        }
        for (Key key : keys) {
            if (key.required() && mapping.entry(key.name()) == null) {
                problems.error(
                        Code.SPEC_MISSING_KEY,
                        mapping.at(),
                        name + " has no key '" + key.name() + "'",
                        key.description());
            }
        }
    }

    private void checkEntry(Node.Entry entry, Problems problems) {
        String written = entry.key().text();
        for (Key key : keys) {
            if (key.name().equals(written)) {
                checkValue(key, entry.value(), problems);
                return;
            }
        }
        problems.error(
                Code.SPEC_UNKNOWN_KEY,
                entry.key().at(),
                "unknown key '" + written + "'",
                NearestName.hintOrList(written, names()));
    }

    private static void checkValue(Key key, Node value, Problems problems) {
        boolean absent = value instanceof Node.Scalar scalar && scalar.isNull();
        if (!absent) {
            key.type().check(key.name(), value, problems);
        } else if (key.required()) {
            problems.error(
                    Code.SPEC_MISSING_KEY, value.at(), "key '" + key.name() + "' has no value", key.description());
        }
    }

    private List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key key : keys) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put(
                    "description",
                    key.preset() == null ? key.description() : key.description() + " Default: " + key.preset() + ".");
            property.putAll(key.type().schema());
            properties.put(key.name(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put(
                "required", keys.stream().filter(Key::required).map(Key::name).toList());
        schema.put("properties", properties);
        return schema;
    }
}
