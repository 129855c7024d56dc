package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.TransformStep;
import dev.fluxo.engine.internal.transform.expression.Expression;
import dev.fluxo.engine.internal.transform.expression.Expressions;
import dev.fluxo.engine.internal.transform.expression.Names;
import dev.fluxo.engine.internal.transform.step.CompiledStep;
import dev.fluxo.engine.internal.transform.step.StepCompiler;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles an entity's column rules, once, into the function that runs on every row. */
public final class RowCompiler {
    private final Names sources;
    private final Names targets;
    private final Problems problems = new Problems();
    private final @Nullable List<String> sourceColumns;

    private RowCompiler(@Nullable List<String> sourceColumns, @Nullable List<String> targetColumns) {
        this.sourceColumns = sourceColumns;
        this.sources = Names.of("source column", sourceColumns);
        this.targets = Names.of("target column", targetColumns);
    }

    /**
     * @param sourceColumns in the order of the source rows; null where they are not known: then names in {@code from} and
     *     {@code expression} are not checked, and there is no function
     * @param problems receives everything that is wrong with the rules
     * @return null where there are errors, or the source columns are not known
     */
    public static @Nullable RowFunction compile(
            List<ColumnRule> rules, @Nullable List<String> sourceColumns, Problems problems) {
        List<String> targetColumns =
                rules.stream().map(rule -> rule.target().value()).toList();
        RowCompiler compiler = new RowCompiler(sourceColumns, targetColumns);
        RowFunction function = compiler.compile(rules);
        problems.addAll(compiler.problems.all());
        return compiler.problems.hasErrors() || sourceColumns == null ? null : function;
    }

    /** Checks rules where neither the source columns nor all target columns are known. */
    public static void checkOpen(List<ColumnRule> rules, Problems problems) {
        RowCompiler compiler = new RowCompiler(null, null);
        compiler.compile(rules);
        problems.addAll(compiler.problems.all());
    }

    private RowFunction compile(List<ColumnRule> rules) {
        List<ColumnFunction> columns = new ArrayList<>();
        List<ColumnCheck> checks = new ArrayList<>();
        for (ColumnRule rule : rules) {
            columns.add(column(rule));
            Located<String> check = rule.check();
            if (check != null) {
                String column = rule.target().value();
                Expression condition = Expressions.compile(check, "column '" + column + "': check", targets, problems);
                if (condition != null) {
                    checks.add(new ColumnCheck(column, check.value(), condition, rule.onError()));
                }
            }
        }
        List<CarriedFunction> carried = new ArrayList<>();
        for (ColumnRule rule : rules) {
            rule.carried().forEach(value -> carried.add(carried(rule, value)));
        }
        return new RowFunction(
                columns.toArray(ColumnFunction[]::new),
                carried.toArray(CarriedFunction[]::new),
                checks.toArray(ColumnCheck[]::new));
    }

    private CarriedFunction carried(ColumnRule rule, ColumnRule.Carried value) {
        Located<String> from = value.from();
        int index = sources.find(from.value(), from.at(), Code.SOURCE_COLUMN_MISSING, problems);
        return CarriedFunction.of(rule, value, index);
    }

    private ColumnFunction column(ColumnRule rule) {
        String column = rule.target().value();
        Located<String> from = rule.from();
        Located<String> text = rule.expression();
        int index = from == null ? -1 : sources.find(from.value(), from.at(), Code.SOURCE_COLUMN_MISSING, problems);
        Expression expression = text == null
                ? null
                : Expressions.compile(text, "column '" + column + "': expression", sources, problems);
        List<CompiledStep> steps = new ArrayList<>();
        for (TransformStep step : rule.steps()) {
            CompiledStep compiled = StepCompiler.compile(step, column, problems);
            if (compiled != null) {
                steps.add(compiled);
            }
        }
        Fitter fitter = rule.type() == null ? null : Fitter.of(Objects.requireNonNull(rule.type()));
        ColumnFunction function =
                new ColumnFunction(rule, index, expression, named(text), steps.toArray(CompiledStep[]::new), fitter);
        if (rule.value() != null && steps.size() == rule.steps().size()) {
            checkConstant(rule.value(), function);
        }
        return function;
    }

    /** What it gives in one row it gives in all. */
    private void checkConstant(Located<Object> value, ColumnFunction function) {
        RowFault fault = function.apply(new Object[0], new Object[1], 0);
        if (fault != null) {
            problems.error(
                    Code.CONSTANT_MISFIT,
                    value.at(),
                    fault.message(),
                    "write another value; without quotes 2026-01-01 is a date, and 10 a number");
        }
    }

    /** The source columns of an expression, as far as they are known. */
    private Map<String, Integer> named(@Nullable Located<String> expression) {
        Map<String, Integer> named = new LinkedHashMap<>();
        if (expression != null && sourceColumns != null) {
            Expressions.columns(expression, sources).forEach(index -> named.put(sourceColumns.get(index), index));
        }
        return named;
    }
}
