package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a target that a source is the whole truth of: what it does not return of them is not to be there.
 *
 * @param where a condition of the analyst's own, over the names of the target's columns; null: all rows
 * @param kept rows that are there whatever the source has
 */
public record Part(@Nullable String where, List<Member> kept) implements Serializable {
    /** All rows. */
    public static final Part ALL = new Part(null, List.of());

    public Part {
        kept = List.copyOf(kept);
    }

    /** The same without these rows. */
    public Part keeping(List<Member> members) {
        return new Part(where, members);
    }

    /** No row, by the same condition. */
    Part empty() {
        return new Part(where == null ? "1 = 0" : "(" + where.strip() + "\n) AND 1 = 0", kept);
    }
}
