package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.event.ListenerFactories;
import dev.fluxo.engine.event.ListenerFactory;
import dev.fluxo.engine.event.Setting;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who listens: a section for each, whose keys its factory declares. */
record ObserveType() implements Type {
    @Override
    public void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs keys and values, but this is " + node.kind(),
                    NearestName.hintOrList("", ListenerFactories.all().keySet()));
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            String section = entry.key().text();
            ListenerFactory factory = ListenerFactories.all().get(section);
            if (factory == null) {
                problems.error(
                        Code.OBSERVE_UNKNOWN,
                        entry.key().at(),
                        "nobody on the class path listens by " + Shown.of(section),
                        hint(section));
            } else {
                shape(factory).check(section, whole(entry.value()), problems);
            }
        }
    }

    /** {@code otlp:} with nothing behind it has no keys, and may need none. */
    private static Node whole(Node section) {
        boolean empty = section instanceof Node.Scalar scalar && scalar.isNull();
        return empty ? new Node.Mapping(List.of(), section.at()) : section;
    }

    private static CharSequence hint(String section) {
        String module = ListenerFactories.modules().get(section);
        if (module != null) {
            return ListenerFactories.broken().isEmpty()
                    ? Advice.of(new Advice.Library("dev.fluxo:" + module))
                    : "a listener's module cannot be loaded: "
                            + ListenerFactories.broken().get(0);
        }
        Set<String> known = new TreeSet<>(ListenerFactories.all().keySet());
        known.addAll(ListenerFactories.modules().keySet());
        return NearestName.hintOrList(section, known);
    }

    static Shape shape(ListenerFactory factory) {
        return new Shape(
                factory.section(),
                factory.settings().stream().map(ObserveType::key).toList(),
                factory.exactlyOne());
    }

    private static Key key(Setting setting) {
        return new Key(
                setting.name(),
                SettingTypes.of(setting),
                setting.required(),
                setting.description(),
                setting.preset(),
                setting.example());
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> sections = Json.object();
        ListenerFactories.all().forEach((section, factory) -> {
            Map<String, Object> schema = Json.object("description", factory.description());
            Map<String, Object> keys = shape(factory).schema();
            if (keys.get("required") instanceof List<?> required && required.isEmpty()) {
                keys.put("type", List.of("object", "null"));
            }
            schema.putAll(keys);
            sections.put(section, schema);
        });
        return Json.object("type", "object", "additionalProperties", false, "properties", sections);
    }
}
