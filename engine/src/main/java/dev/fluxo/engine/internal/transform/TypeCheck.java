package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.transform.expression.Expressions;
import dev.fluxo.engine.internal.transform.expression.Names;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds expressions that fail on every row, by the types of what they name: at run time each is a fault of a row. What may
 * succeed on one row passes.
 */
public final class TypeCheck {
    private final Names sources;
    private final Names targets;
    private final @Nullable List<DataType> sourceTypes;
    private final @Nullable List<DataType> targetTypes;
    private final Problems problems;

    private TypeCheck(List<ColumnRule> rules, @Nullable List<Column> source, Problems problems) {
        this.sources = Names.of(
                "source column",
                source == null ? null : source.stream().map(Column::name).toList());
        this.sourceTypes =
                source == null ? null : source.stream().map(Column::type).toList();
        this.targets = Names.of(
                "target column",
                rules.stream().map(rule -> rule.target().value()).toList());
        this.targetTypes = rules.stream().anyMatch(rule -> rule.type() == null)
                ? null
                : rules.stream()
                        .map(rule -> Objects.requireNonNull(rule.type()))
                        .toList();
        this.problems = problems;
    }

    /**
     * @param rules what does not compile is left out: whoever compiles it says so
     * @param source in the order of the source rows; null: not known
     */
    public static void check(List<ColumnRule> rules, @Nullable List<Column> source, Problems problems) {
        TypeCheck check = new TypeCheck(rules, source, problems);
        rules.forEach(check::column);
    }

    /**
     * The same of a condition on source columns.
     *
     * @param source in the order of the source rows; null: not known
     */
    public static void checkCondition(
            Located<String> condition, String called, @Nullable List<Column> source, Problems problems) {
        TypeCheck check = new TypeCheck(List.of(), source, problems);
        check.condition(
                condition,
                called,
                check.sources,
                check.sourceTypes,
                "compare the value with something, such as deleted_at != null");
    }

    private void column(ColumnRule rule) {
        String where = "column '" + rule.target().value() + "': ";
        if (rule.expression() != null) {
            expression(rule, rule.expression(), where + "expression");
        }
        if (rule.check() != null) {
            condition(
                    rule.check(),
                    where + "check",
                    targets,
                    targetTypes,
                    "compare the value with something, such as valor >= 0");
        }
    }

    private void expression(ColumnRule rule, Located<String> text, String where) {
        Set<TypeKind> kinds = Expressions.kinds(text, where, sources, sourceTypes, problems);
        DataType into = rule.type();
        if (into != null
                && !kinds.isEmpty()
                && kinds.stream().allMatch(kind -> Flows.never(rule.steps(), kind, into))) {
            problems.error(
                    Code.COLUMN_TYPE,
                    text.at(),
                    "column '" + rule.target().value() + "' is " + into + " and cannot take what the expression gives: "
                            + Expressions.words(kinds),
                    "convert it in the expression or with a transform, such as to_integer or to_date");
        }
    }

    private void condition(
            Located<String> text, String where, Names names, @Nullable List<DataType> types, String hint) {
        Set<TypeKind> kinds = Expressions.kinds(text, where, names, types, problems);
        if (!kinds.isEmpty() && !kinds.contains(TypeKind.BOOLEAN)) {
            problems.error(
                    Code.EXPRESSION_TYPE,
                    text.at(),
                    where + ": it gives " + Expressions.words(kinds) + ", and is to be true or false",
                    hint);
        }
    }
}
