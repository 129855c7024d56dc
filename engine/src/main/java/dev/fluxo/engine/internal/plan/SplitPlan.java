package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.Column;
import java.io.Serializable;
import java.util.List;

/**
 * How the rows of a window are read in ranges at once: pure data.
 *
 * @param by the columns of the query by whose values the rows are cut
 * @param parts how many ranges at most
 * @param keysApart whether all rows of a key of the target are in one range: then rows of different ranges may come in any order
 */
public record SplitPlan(List<Column> by, int parts, boolean keysApart) implements Serializable {
    public SplitPlan {
        by = List.copyOf(by);
    }
}
