package dev.fluxo.engine.internal.spec;

import java.util.List;
import java.util.Map;

/** Puts the values of a {@code for_each} where an entity names them, as text. What else stands between <code>${</code> and <code>}</code> stays. */
final class ForEachValues {
    private final Map<String, Node.Scalar> values;

    ForEachValues(Map<String, Node.Scalar> values) {
        this.values = values;
    }

    /** A variable as a spec names it. */
    static String written(String variable) {
        return "${" + variable + "}";
    }

    /** The entity of these values. */
    Node.Mapping in(Node.Mapping entity) {
        return new Node.Mapping(
                entity.entries().stream()
                        .filter(entry -> !entry.key().text().equals(ForEach.KEY))
                        .map(entry -> entry.key().text().equals("columns")
                                ? new Node.Entry(entry.key(), columns(entry.value()))
                                : replaced(entry))
                        .toList(),
                entity.at());
    }

    private Node columns(Node columns) {
        if (columns instanceof Node.Sequence list) {
            return new Node.Sequence(list.items().stream().map(this::columns).toList(), list.at());
        }
        if (!(columns instanceof Node.Mapping mapping)) {
            return columns;
        }
        List<Node.Entry> entries = mapping.entries().stream()
                .map(column -> column.value() instanceof Node.Mapping keys
                        ? new Node.Entry(column.key(), constant(keys))
                        : column)
                .toList();
        return new Node.Mapping(entries, mapping.at());
    }

    /** A dollar in an expression or a pattern is the analyst's own. */
    private Node constant(Node.Mapping column) {
        return new Node.Mapping(
                column.entries().stream()
                        .map(entry ->
                                ForEachPlaces.IN_COLUMNS.contains(entry.key().text()) ? replaced(entry) : entry)
                        .toList(),
                column.at());
    }

    private Node.Entry replaced(Node.Entry entry) {
        return new Node.Entry(entry.key(), replaced(entry.value()));
    }

    private Node replaced(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return replaced(scalar);
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.items().stream().map(this::replaced).toList(), sequence.at());
        }
        Node.Mapping mapping = (Node.Mapping) node;
        return new Node.Mapping(mapping.entries().stream().map(this::replaced).toList(), mapping.at());
    }

    /** What is nothing but a variable is what the list has, be it a number; else it is text. */
    private Node.Scalar replaced(Node.Scalar scalar) {
        String text = scalar.text();
        for (Map.Entry<String, Node.Scalar> value : values.entrySet()) {
            if (text.equals(written(value.getKey()))) {
                return new Node.Scalar(value.getValue().text(), value.getValue().plain(), scalar.at());
            }
            text = text.replace(written(value.getKey()), value.getValue().text());
        }
        return text.equals(scalar.text()) ? scalar : new Node.Scalar(text, scalar.plain(), scalar.at());
    }
}
