package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.DimensionLookup.Match;
import dev.fluxo.engine.spi.DimensionLookup.Period;
import dev.fluxo.engine.spi.Missing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a spec as rules of the row function. */
final class RowRules {
    private RowRules() {}

    /** Types are not known, values are not fitted. */
    static List<ColumnRule> of(EntitySpec spec) {
        return of(spec, null, List.of());
    }

    /**
     * @param target null: its types are not known, values are not fitted
     * @param lookups those of the columns, in their order, as far as they are without errors
     */
    static List<ColumnRule> of(EntitySpec spec, @Nullable TargetPlan target, List<DimensionLookup> lookups) {
        List<ColumnRule> rules = new ArrayList<>();
        for (int i = 0; i < spec.columns().size(); i++) {
            ColumnSpec column = spec.columns().get(i);
            Column into = target == null ? null : target.columns().get(i);
            OnError onError = onError(spec, column);
            boolean key = spec.target().keys().stream()
                    .anyMatch(name ->
                            name.value().equalsIgnoreCase(column.target().value()));
            rules.add(new ColumnRule(
                    column.target(),
                    column.from(),
                    column.expression(),
                    column.value(),
                    column.transforms(),
                    column.check(),
                    onError,
                    into == null ? null : into.type(),
                    into == null || (into.nullable() && !key),
                    key,
                    column.lookup() == null
                            ? List.of()
                            : carried(column.lookup(), into == null ? null : LookupPlans.at(lookups, into))));
        }
        HistorySpec history = spec.target().history();
        if (target != null && target.history() != null && history != null && history.from() != null) {
            rules.add(new ColumnRule(
                    history.validFrom(),
                    history.from(),
                    null,
                    null,
                    List.of(),
                    null,
                    spec.onError(),
                    target.history().validFrom().type(),
                    false,
                    false));
        }
        return rules;
    }

    private static OnError onError(EntitySpec spec, ColumnSpec column) {
        if (column.lookup() != null && spec.missing(column) == Missing.REJECT) {
            return OnError.REJECT;
        }
        if (column.lookup() != null && spec.missing(column) == Missing.FAIL) {
            return OnError.FAIL;
        }
        return column.onError() == null ? spec.onError() : column.onError();
    }

    /** In the order of {@link DimensionLookup#carried}. */
    private static List<ColumnRule.Carried> carried(DimensionSpec spec, @Nullable DimensionLookup lookup) {
        List<ColumnRule.Carried> carried = new ArrayList<>();
        for (int i = 0; i < spec.on().size(); i++) {
            carried.add(new ColumnRule.Carried(
                    spec.on().get(i).from(),
                    lookup == null ? null : lookup.on().get(i).staged().type(),
                    false));
        }
        if (spec.asOf() != null) {
            Period period = lookup == null ? null : lookup.period();
            Match at = period == null ? null : period.at();
            carried.add(new ColumnRule.Carried(
                    spec.asOf(), at == null ? null : at.staged().type(), true));
        }
        return carried;
    }
}
