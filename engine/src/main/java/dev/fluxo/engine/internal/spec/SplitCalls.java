package dev.fluxo.engine.internal.spec;

import java.util.ArrayList;
import java.util.List;

/** Puts together what YAML has cut: {@code [pad_left(5, 0)]} is a list of {@code pad_left(5} and {@code 0)}. */
final class SplitCalls {
    /**
     * A step of a transform list.
     *
     * @param whole the call as it was meant, where YAML has cut it; else the node itself
     */
    record Step(Node whole, boolean wasCut) {}

    private SplitCalls() {}

    /** The steps of a list, or the only one. */
    static List<Step> join(Node transform) {
        List<Node> pieces = transform instanceof Node.Sequence sequence ? sequence.items() : List.of(transform);
        List<Step> steps = new ArrayList<>();
        int next = 0;
        while (next < pieces.size()) {
            int end = end(pieces, next);
            boolean cut = end > next;
            steps.add(new Step(cut ? joined(pieces.subList(next, end + 1)) : pieces.get(next), cut));
            next = end + 1;
        }
        return steps;
    }

    /** The index of the piece that closes the call; the index itself where the piece is whole or nothing closes it. */
    private static int end(List<Node> pieces, int index) {
        if (!(pieces.get(index) instanceof Node.Scalar scalar)
                || !scalar.plain()
                || scalar.text().indexOf('(') < 0
                || scalar.text().endsWith(")")) {
            return index;
        }
        for (int i = index + 1; i < pieces.size() && pieces.get(i) instanceof Node.Scalar piece; i++) {
            if (piece.text().indexOf('(') >= 0) {
                return index;
            }
            if (piece.text().endsWith(")")) {
                return i;
            }
        }
        return index;
    }

    private static Node joined(List<Node> pieces) {
        List<String> texts = new ArrayList<>();
        for (Node piece : pieces) {
            Node.Scalar scalar = (Node.Scalar) piece;
            texts.add(scalar.plain() ? scalar.text() : "\"" + scalar.text() + "\"");
        }
        return new Node.Scalar(String.join(", ", texts), false, pieces.get(0).at());
    }
}
