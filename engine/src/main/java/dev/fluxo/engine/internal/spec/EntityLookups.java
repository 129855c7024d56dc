package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Problems;
import java.util.List;

/**
 * Resolves look-ups in the values of an entity. Not in its columns and tests: there a dollar belongs to a pattern or to
 * an expression.
 */
final class EntityLookups {
    private static final List<String> LEFT_ALONE = List.of("columns", "tests", "description");

    private final Lookups lookups;
    private final Problems problems;

    EntityLookups(Lookups lookups, Problems problems) {
        this.lookups = lookups;
        this.problems = problems;
    }

    Node resolve(Node entity) {
        if (!(entity instanceof Node.Mapping mapping)) {
            return entity;
        }
        return new Node.Mapping(
                mapping.entries().stream()
                        .map(entry -> LEFT_ALONE.contains(entry.key().text()) ? entry : resolved(entry))
                        .toList(),
                mapping.at());
    }

    private Node.Entry resolved(Node.Entry entry) {
        return new Node.Entry(entry.key(), value(entry.value()));
    }

    private Node value(Node node) {
        if (node instanceof Node.Scalar scalar) {
            String resolved = lookups.resolve(scalar.text(), scalar.at(), problems);
            return resolved.equals(scalar.text()) ? scalar : new Node.Scalar(resolved, scalar.plain(), scalar.at());
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(sequence.items().stream().map(this::value).toList(), sequence.at());
        }
        Node.Mapping mapping = (Node.Mapping) node;
        return new Node.Mapping(mapping.entries().stream().map(this::resolved).toList(), mapping.at());
    }
}
