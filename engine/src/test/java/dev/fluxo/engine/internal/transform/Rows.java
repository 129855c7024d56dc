package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.TransformStep;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullUnmarked;

/** Short ways to compile rules and to run them on a row. */
@NullUnmarked
final class Rows {
    static final Location AT = new Location("dim.yaml", 12, 5);

    private Rows() {}

    /** What the steps make of a value, without a type. A fault is returned as a {@link RowFault}. */
    static Object transformed(Object value, Object... steps) {
        return run(List.of(copy(steps)), List.of("x"), value);
    }

    /** What an expression over columns a, b, c, … makes of these values. */
    static Object evaluated(String expression, Object... values) {
        return run(List.of(computed(expression)), letters(values.length), values);
    }

    /** How a value arrives in a column of the type. */
    static Object fitted(Object value, DataType type) {
        ColumnRule rule =
                new ColumnRule(at("y"), at("x"), null, null, List.of(), null, OnError.FAIL, type, true, false);
        return run(List.of(rule), List.of("x"), value);
    }

    /** The problems of a rule whose steps are these. */
    static List<Problem> stepProblems(Object... steps) {
        return problems(List.of(copy(steps)), List.of("x"));
    }

    /** The problems of an expression over the columns. */
    static List<Problem> expressionProblems(String expression, String... columns) {
        return problems(List.of(computed(expression)), List.of(columns));
    }

    static List<Problem> problems(List<ColumnRule> rules, List<String> columns) {
        Problems problems = new Problems();
        RowFunction function = RowCompiler.compile(rules, columns, problems);
        Assertions.assertThat(function == null).isEqualTo(problems.hasErrors());
        return problems.all();
    }

    static RowFunction compile(List<ColumnRule> rules, List<String> columns) {
        Problems problems = new Problems();
        RowFunction function = RowCompiler.compile(rules, columns, problems);
        Assertions.assertThat(problems.all()).isEmpty();
        return function;
    }

    static ColumnRule copy(Object... steps) {
        List<TransformStep> all =
                Arrays.stream(steps).map(step -> new TransformStep(step, AT)).toList();
        return new ColumnRule(at("y"), at("x"), null, null, all, null, OnError.FAIL, null, true, false);
    }

    static ColumnRule computed(String expression) {
        return new ColumnRule(at("y"), null, at(expression), null, List.of(), null, OnError.FAIL, null, true, false);
    }

    static Located<String> at(String text) {
        return new Located<>(text, AT);
    }

    private static Object run(List<ColumnRule> rules, List<String> columns, Object... source) {
        Object[] target = new Object[1];
        RowFault fault = compile(rules, columns).apply(source == null ? new Object[] {null} : source, target);
        return fault == null ? target[0] : fault;
    }

    private static List<String> letters(int count) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < Math.max(1, count); i++) {
            letters.add(String.valueOf((char) ('a' + i)));
        }
        return letters;
    }
}
