package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import java.util.List;

/**
 * How the rows of a window are read in ranges at once.
 *
 * @param by columns of the source that never change, at least one
 * @param parts how many ranges at most, from 2 on
 */
public record SplitSpec(List<Located<String>> by, int parts) {
    public SplitSpec {
        by = List.copyOf(by);
    }
}
