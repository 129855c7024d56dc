package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a target keeps of each key: half-open, {@code validFrom <= t < validTo}.
 *
 * @param validFrom dates a version: the last column of a target row
 * @param validTo when the next one begins, or the key was deleted; {@code openEnd} of the version that is valid now
 * @param current tells that one apart: a boolean, a number, or a text of Y and N; null for none
 * @param openEnd of the class of the column's kind; null: NULL
 * @param begin from when a key's first version is valid, where that is earlier than its own date; null: from that date on
 * @param overwrite columns that make no version: all versions of a key have the values of its latest state
 * @param everyState whether each state is a version; if not, one that equals the version valid at its date makes none
 */
public record History(
        Column validFrom,
        Column validTo,
        @Nullable Column current,
        @Nullable Object openEnd,
        @Nullable Object begin,
        List<Column> overwrite,
        boolean everyState)
        implements Serializable {
    public History {
        overwrite = List.copyOf(overwrite);
    }

    /** The columns that tell until when a version is valid: the end, and the flag where there is one. */
    public List<Column> ends() {
        return current == null ? List.of(validTo) : List.of(validTo, current);
    }
}
