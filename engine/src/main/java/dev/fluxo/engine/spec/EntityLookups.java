package dev.fluxo.engine.spec;

import java.util.List;

/**
 * Resolves look-ups in the values of an entity. Not in its columns and tests: there a dollar belongs to a pattern or to
 * an expression.
 */
final class EntityLookups {
    private static final List<String> LEFT_ALONE = List.of("columns", "tests", "description");

    private final Lookups lookups;

    EntityLookups(Lookups lookups) {
        this.lookups = lookups;
    }

    Node resolve(Node entity) {
        return entity instanceof Node.Mapping mapping ? mapping(mapping) : entity;
    }

    private Node mapping(Node.Mapping mapping) {
        return new Node.Mapping(
                mapping.entries().stream()
                        .map(entry ->
                                LEFT_ALONE.contains(entry.key().text()) && !(entry.value() instanceof Node.Sequence)
                                        ? entry
                                        : new Node.Entry(entry.key(), value(entry.value())))
                        .toList(),
                mapping.at());
    }

    private Node value(Node node) {
        if (node instanceof Node.Scalar scalar) {
            String resolved = lookups.resolve(scalar.text(), scalar.at());
            return resolved.equals(scalar.text()) ? scalar : new Node.Scalar(resolved, scalar.plain(), scalar.at());
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(sequence.items().stream().map(this::value).toList(), sequence.at());
        }
        return mapping((Node.Mapping) node);
    }
}
