package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnNull;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.internal.transform.RowCompiler;
import dev.fluxo.engine.internal.transform.TypeCheck;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.StageName;
import dev.fluxo.engine.spi.StageTransfer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a spec and the catalogs of its two databases into a plan. Reads catalogs, writes nothing. */
public final class Planner {
    private Planner() {}

    /**
     * @throws FluxoException with every problem found
     */
    public static EntityPlan plan(EntitySpec written, Catalog source, Dialect reads, Catalog target) {
        Problems problems = new Problems();
        EntitySpec resolved = attempt(() -> Star.resolve(written, source, reads, target, problems), new Problems());
        EntitySpec spec = resolved == null ? written : resolved;
        SourcePlan from = attempt(() -> SourcePlan.of(spec, source, reads, problems), problems);
        TargetPlan into = attempt(() -> TargetPlan.of(spec, resolved != null, target, problems), problems);
        List<ExpectationPlan> expectations = attempt(() -> ExpectationPlanner.plan(spec, target, problems), problems);
        HookPlan.check(spec.hooks(), target, problems);
        LoadPlan load = null;
        if (from != null && into != null) {
            List<String> names = from.columns().stream().map(Column::name).toList();
            List<DimensionLookup> lookups = LookupPlans.of(spec, from, into, target, problems);
            List<ColumnRule> rules = RowRules.of(spec, into, lookups);
            RowCompiler.compile(rules, names, problems);
            TypeCheck.check(rules, from.columns(), problems);
            checkTypes(spec, from, into, problems);
            if (into.history() != null) {
                HistoryPlan.checkFrom(spec, from, into.history(), problems);
            }
            DeletePlanner.compileWhen(
                    spec, from.columns().stream().map(Column::name).toList(), problems);
            DeletePlanner.check(spec, from, into, problems);
            load = load(spec, rules, lookups, from, into);
        }
        problems.throwIfErrors();
        if (load == null || from == null || into == null || expectations == null) {
            throw new IllegalStateException("no plan for " + spec.name() + ", and no problem says why");
        }
        EntityPlan plan = new EntityPlan(spec, load, into.members(), expectations, problems.all());
        return SplitPlanner.with(plan, from.split(), source);
    }

    private static LoadPlan load(
            EntitySpec spec, List<ColumnRule> rules, List<DimensionLookup> lookups, SourcePlan from, TargetPlan into) {
        WatermarkSpec watermark = spec.watermark();
        ReadPlan read = new ReadPlan(
                from.select(),
                from.columns(),
                from.watermark(),
                watermark == null ? List.of() : written(watermark.columns()),
                watermark != null && watermark.onNull() == OnNull.SKIP);
        StageTransfer merge = new StageTransfer(
                into.table(),
                into.columns(),
                into.keys(),
                into.unique(),
                into.stamps(),
                into.relation(),
                into.defaults(),
                // Unique in a session, which loads one entity.
                StageName.of(spec.name()),
                into.history(),
                DeletePlanner.removal(spec),
                lookups);
        LoadPlan load = new LoadPlan(
                spec.name(),
                spec.at(),
                read,
                rules,
                written(spec.target().keys()),
                merge,
                into.strategy(),
                spec.commit(),
                spec.maxRejects(),
                null,
                spec.hooks());
        return DeletePlanner.with(spec, load);
    }

    /** Names as the analyst wrote them, not as the catalog spells them. */
    private static List<String> written(List<Located<String>> names) {
        return names.stream().map(Located::value).toList();
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
