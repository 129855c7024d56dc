package dev.fluxo.engine.plan;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.StageName;
import dev.fluxo.engine.model.Catalog;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spec.ColumnSpec;
import dev.fluxo.engine.spec.EntitySpec;
import dev.fluxo.engine.transform.ColumnRule;
import dev.fluxo.engine.transform.RowCompiler;
import dev.fluxo.engine.transform.RowFunction;
import dev.fluxo.engine.transform.TypeCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a spec and the catalogs of its two databases into a plan. Reads catalogs, writes nothing. */
public final class Planner {
    private Planner() {}

    /**
     * @throws FluxoException with every problem found
     */
    public static EntityPlan plan(EntitySpec spec, Catalog source, Dialect reads, Catalog target) {
        Problems problems = new Problems();
        SourcePlan from = attempt(() -> SourcePlan.of(spec, source, reads, problems), problems);
        TargetPlan into = attempt(() -> TargetPlan.of(spec, target, problems), problems);
        RowFunction rows = null;
        if (from != null && into != null) {
            List<String> names = from.columns().stream().map(Column::name).toList();
            List<ColumnRule> rules = Rules.of(spec, into);
            rows = RowCompiler.compile(rules, names, problems);
            TypeCheck.check(rules, from.columns(), problems);
            checkTypes(spec, from, into, problems);
        }
        problems.throwIfErrors();
        if (from == null || into == null || rows == null) {
            throw new IllegalStateException("no plan for " + spec.name() + ", and no problem says why");
        }
        // Unique in a session, which loads one entity.
        String staged = StageName.of(spec.name());
        Merge merge = new Merge(
                into.table(),
                into.columns(),
                into.keys(),
                into.unique(),
                into.loadedAt(),
                into.relation(),
                into.defaults(),
                staged);
        return new EntityPlan(
                spec, from.select(), from.columns(), from.watermark(), rows, merge, into.strategy(), problems.all());
    }

    private static void checkTypes(EntitySpec spec, SourcePlan from, TargetPlan into, Problems problems) {
        for (int i = 0; i < spec.columns().size(); i++) {
            ColumnSpec column = spec.columns().get(i);
            Column target = into.columns().get(i);
            Column read = column.from() == null ? null : from.find(column.from(), new Problems());
            if (read != null) {
                ColumnFlow.of(column, read, target).checkType(problems);
            }
        }
    }

    private static <T> @Nullable T attempt(Step<T> step, Problems problems) {
        try {
            return step.run();
        } catch (FluxoException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private interface Step<T> {
        @Nullable
        T run();
    }
}
