package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Reconciled.NotCompared;
import dev.fluxo.engine.spi.Append;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of a row.
 *
 * @param columns of the target, with the keys
 * @param places where they stand in a target row
 * @param names as the spec writes them
 * @param not the other columns that are mapped, and why they are left out
 */
record ComparedColumns(List<Column> columns, List<Integer> places, List<String> names, List<NotCompared> not) {
    /** @throws FluxoException where a key is not made of the source alone */
    static ComparedColumns of(EntityPlan plan, Dialect source, Dialect target) {
        List<Column> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<NotCompared> not = new ArrayList<>();
        List<Integer> places = IntStream.range(0, plan.merge().columns().size())
                .filter(place -> {
                    String why = whyNot(plan, place, source, target);
                    if (why == null) {
                        columns.add(plan.merge().columns().get(place));
                        names.add(plan.load().written(place));
                    } else {
                        not.add(new NotCompared(plan.load().written(place), why));
                    }
                    return why == null;
                })
                .boxed()
                .toList();
        return new ComparedColumns(columns, places, names, not);
    }

    private static @Nullable String whyNot(EntityPlan plan, int place, Dialect source, Dialect target) {
        Column column = plan.merge().columns().get(place);
        boolean key = plan.merge().keys().contains(column);
        History history = plan.merge().history();
        ColumnRule rule =
                place < plan.load().rules().size() ? plan.load().rules().get(place) : null;
        String why = null;
        if (rule == null || (history != null && column.equals(history.validFrom()))) {
            why = "it dates the version, which may have begun with an earlier state";
        } else if (!rule.carried().isEmpty()) {
            why = "it is looked up in the target's database";
        } else if (plan.load().strategy() instanceof Append && !key) {
            why = "append keeps what a row was when it was added";
        } else if (column.type().kind() == TypeKind.OTHER && !isCopied(plan, rule, column, source, target)) {
            why = "the database spells values of the type " + column.type() + " in a way of its own";
        }
        if (why != null && key) {
            throw new FluxoException(Problem.error(
                    Code.RECONCILE_IMPOSSIBLE,
                    plan.spec().at(),
                    "'" + plan.entity() + "' cannot be compared row by row: of key column '"
                            + plan.load().written(place) + "', " + why,
                    "choose keys that are mapped from the source: of them alone a row of the source is told apart"));
        }
        return why;
    }

    /** Whether both sides have the database's own text of the same type. */
    private static boolean isCopied(EntityPlan plan, ColumnRule rule, Column column, Dialect source, Dialect target) {
        return rule.from() != null
                && rule.steps().isEmpty()
                && source.name().equals(target.name())
                && plan.sourceColumns().stream()
                        .anyMatch(
                                from -> from.name().equalsIgnoreCase(rule.from().value())
                                        && from.type()
                                                .sqlName()
                                                .equalsIgnoreCase(column.type().sqlName()));
    }

    /** Of a row of the source, which has all columns of the target. */
    Fingerprint ofSource(EntityPlan plan) {
        return new Fingerprint(
                columns,
                places.stream().mapToInt(Integer::intValue).toArray(),
                plan.merge().keys(),
                plan.keyIndexes());
    }

    /** Of a row of the target, of which these columns are read. */
    Fingerprint ofTarget(EntityPlan plan) {
        return new Fingerprint(
                columns,
                IntStream.range(0, columns.size()).toArray(),
                plan.merge().keys(),
                plan.merge().keys().stream().mapToInt(columns::indexOf).toArray());
    }
}
