package dev.fluxo.engine.internal.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node as plain Java values: String, Long, BigDecimal, Boolean, null, List, Map. */
final class PlainYaml {
    private PlainYaml() {}

    static @Nullable Object of(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Scalars.value(scalar);
        }
        if (node instanceof Node.Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(of(item)));
            return items;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        ((Node.Mapping) node).entries().forEach(entry -> values.put(entry.key().text(), of(entry.value())));
        return values;
    }
}
