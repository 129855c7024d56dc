package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An object of the spec language: which keys it has.
 *
 * @param name as messages call it
 * @param exactlyOne keys of which an object has one and only one; empty: no such rule
 */
record Shape(String name, List<Key> keys, List<String> exactlyOne) implements Type {
    Shape(String name, List<Key> keys) {
        this(name, keys, List.of());
    }

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
        mapping.entries().forEach(entry -> checkEntry(entry, problems));
        for (Key key : keys) {
            if (key.required() && mapping.entry(key.name()) == null) {
                problems.error(
                        Code.SPEC_MISSING_KEY,
                        mapping.at(),
                        name + " has no key '" + key.name() + "'",
                        key.description());
            }
        }
        checkExactlyOne(mapping, problems);
    }

    private void checkEntry(Node.Entry entry, Problems problems) {
        String written = entry.key().text();
        for (Key key : keys) {
            if (key.name().equals(written)) {
                checkValue(key, entry, problems);
                return;
            }
        }
        problems.error(Code.SPEC_UNKNOWN_KEY, entry.key().at(), "unknown key " + Shown.of(written), hint(written));
    }

    /** A word that other tools have is meant so, however near another key is to it. */
    private CharSequence hint(String written) {
        CharSequence peer = name.startsWith("defaults") ? null : PeerWords.hint(written, this);
        return peer == null ? NearestName.hintOrList(written, names()) : peer;
    }

    /** Nothing behind a colon is rarely meant: more often the lines below are not indented. */
    private static void checkValue(Key key, Node.Entry entry, Problems problems) {
        if (entry.value() instanceof Node.Scalar scalar && scalar.isNull() && !takes(key, scalar)) {
            problems.error(
                    key.required() ? Code.SPEC_MISSING_KEY : Code.SPEC_WRONG_TYPE,
                    entry.key().at(),
                    "key '" + key.name() + "' has no value",
                    "write one, indent what belongs to it" + (key.required() ? "" : ", or leave the key out"));
        } else {
            key.type().check(key.name(), entry.value(), problems);
        }
    }

    private static boolean takes(Key key, Node.Scalar nothing) {
        return key.type() instanceof ScalarType type && type.accepts().test(nothing);
    }

    private void checkExactlyOne(Node.Mapping mapping, Problems problems) {
        List<Node.Entry> written = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            if (exactlyOne.contains(entry.key().text())) {
                written.add(entry);
            }
        }
        if (written.isEmpty() && !exactlyOne.isEmpty()) {
            problems.error(
                    Code.SPEC_MISSING_KEY,
                    mapping.at(),
                    name + " has neither " + String.join(exactlyOne.size() > 3 ? ", " : " nor ", exactlyOne),
                    "write one of them");
        }
        if (written.size() > 1) {
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    written.get(1).key().at(),
                    name + " has both "
                            + exactlyOne.stream()
                                    .filter(key -> mapping.entry(key) != null)
                                    .collect(Collectors.joining(" and ")),
                    "keep one of them");
        }
    }

    private List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = Json.object();
        keys.forEach(key -> properties.put(key.name(), key.schema()));
        Map<String, Object> schema = Json.object(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                keys.stream().filter(Key::required).map(Key::name).toList(),
                "properties",
                properties);
        if (!exactlyOne.isEmpty()) {
            schema.put(
                    "oneOf",
                    exactlyOne.stream()
                            .map(key -> Json.object("required", List.of(key)))
                            .toList());
        }
        return schema;
    }
}
