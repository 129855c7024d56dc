package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables of the shape of a stage that others have filled.
 *
 * @param order the column more that they have, by which the rows of all of them are ordered; null: those of one table come after those of the
 *     one before
 */
public record FilledParts(List<Part> parts, @Nullable Column order) {
    public FilledParts {
        parts = List.copyOf(parts);
    }

    /** @param rows how many it holds, whose places are the numbers from 1 on */
    public record Part(TableName table, long rows) {}

    long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }
}
