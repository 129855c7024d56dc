package dev.fluxo.engine.internal.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of {@code columns} in either of its two forms: keys and values, or a list of names and of such. */
final class ColumnNodes {
    /** In place of a target column: all source columns that have a namesake. */
    static final String STAR = "*";

    /** What stands beside it in the form of keys and values. */
    static final String SAME = "same";

    private ColumnNodes() {}

    /** A name alone is that of both columns. */
    static List<Node.Entry> of(@Nullable Node columns) {
        List<Node.Entry> entries = new ArrayList<>();
        if (columns instanceof Node.Mapping mapping) {
            entries.addAll(mapping.entries());
        } else if (columns instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Mapping mapping) {
                    entries.addAll(mapping.entries());
                } else if (item instanceof Node.Scalar name && !name.isNull()) {
                    entries.add(new Node.Entry(name, isStar(name) ? new Node.Scalar(SAME, true, name.at()) : name));
                }
            }
        }
        return entries;
    }

    static boolean isStar(Node.Scalar key) {
        return key.text().equals(STAR);
    }
}
