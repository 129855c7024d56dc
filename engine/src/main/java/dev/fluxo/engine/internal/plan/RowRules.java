package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.spi.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a spec as rules of the row function. */
final class RowRules {
    private RowRules() {}

    /** @param target null: its types are not known, values are not fitted */
    static List<ColumnRule> of(EntitySpec spec, @Nullable TargetPlan target) {
        List<ColumnRule> rules = new ArrayList<>();
        for (int i = 0; i < spec.columns().size(); i++) {
            ColumnSpec column = spec.columns().get(i);
            Column into = target == null ? null : target.columns().get(i);
            OnError onError = column.onError() == null ? spec.onError() : column.onError();
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
                    key));
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
}
