package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go.
 *
 * @param keys target columns; empty where rows are only added
 * @param where which rows are replaced; null: all, or the strategy replaces none
 * @param stamps what the engine sets, in the order of the kinds
 * @param history null: the target has one row for each key, or what is said of its versions cannot be read
 * @param hasVersions whether it is meant to have some, also where {@code history} cannot be read
 * @param members rows that are always there
 */
public record TargetSpec(
        Located<String> connection,
        Located<TableName> table,
        List<Located<String>> keys,
        Strategy strategy,
        @Nullable Located<String> where,
        List<StampSpec> stamps,
        @Nullable HistorySpec history,
        boolean hasVersions,
        OnDeleteSpec onDelete,
        List<MemberSpec> members) {
    public TargetSpec {
        keys = List.copyOf(keys);
        stamps = List.copyOf(stamps);
        members = List.copyOf(members);
    }

    /** The column that the engine sets so; null: none. */
    public @Nullable Located<String> stamp(Stamp.Kind kind) {
        return stamps.stream()
                .filter(stamp -> stamp.kind() == kind)
                .map(StampSpec::column)
                .findFirst()
                .orElse(null);
    }
}
