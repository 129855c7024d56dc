package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The target of an entity, as the look-ups of others see it.
 *
 * @param keys target columns
 * @param period the target columns that say when a version is valid; null: it has no versions, or they cannot be read
 * @param hasVersions whether it is meant to have some
 * @param members rows that are always there; the first is the unknown one
 * @param stamps columns that the engine sets
 */
public record Dimension(
        String entity,
        Located<String> connection,
        TableName table,
        List<Located<String>> keys,
        @Nullable PeriodSpec period,
        boolean hasVersions,
        List<MemberSpec> members,
        List<StampSpec> stamps) {
    public Dimension {
        keys = List.copyOf(keys);
        members = List.copyOf(members);
        stamps = List.copyOf(stamps);
    }

    static Dimension of(EntitySpec spec) {
        TargetSpec target = spec.target();
        HistorySpec history = target.history();
        return new Dimension(
                spec.name(),
                target.connection(),
                target.table().value(),
                target.keys(),
                history == null ? null : period(history),
                target.hasVersions(),
                target.members(),
                target.stamps());
    }

    private static PeriodSpec period(HistorySpec history) {
        return new PeriodSpec(
                history.validFrom(),
                history.validTo(),
                history.openEnd() == null ? null : history.openEnd().value(),
                history.begin() == null ? null : history.begin().value(),
                history.current());
    }
}
