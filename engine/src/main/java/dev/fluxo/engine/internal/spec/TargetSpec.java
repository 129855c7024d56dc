package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go.
 *
 * @param keys target columns, never empty
 * @param stamps what the engine sets, in the order of the kinds
 * @param history null: the target has one row for each key
 */
public record TargetSpec(
        Located<String> connection,
        Located<TableName> table,
        List<Located<String>> keys,
        Strategy strategy,
        List<StampSpec> stamps,
        @Nullable HistorySpec history,
        OnDeleteSpec onDelete) {
    public TargetSpec {
        keys = List.copyOf(keys);
        stamps = List.copyOf(stamps);
    }
}
