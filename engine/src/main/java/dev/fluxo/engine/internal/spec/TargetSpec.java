package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.TableName;
import java.util.List;

/**
 * Where rows go.
 *
 * @param keys target columns, never empty
 * @param stamps what the engine sets, in the order of the kinds
 */
public record TargetSpec(
        Located<String> connection,
        Located<TableName> table,
        List<Located<String>> keys,
        Strategy strategy,
        List<StampSpec> stamps) {
    public TargetSpec {
        keys = List.copyOf(keys);
        stamps = List.copyOf(stamps);
    }
}
