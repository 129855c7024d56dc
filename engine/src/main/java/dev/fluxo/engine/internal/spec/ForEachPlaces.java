package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where variables of a {@code for_each} stand in columns, though few of their keys take them: what looks as if it were replaced, and
 * is not, would be loaded as it is written.
 */
final class ForEachPlaces {
    /** What of a column takes variables. */
    static final List<String> IN_COLUMNS = List.of("value", "lookup", "table", "description");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(" + EntityLanguage.NAME + ")}");

    private final Set<String> variables;
    private final Problems problems;

    ForEachPlaces(Set<String> variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    void check(Node.Mapping entity) {
        if (!(entity.get("columns") instanceof Node.Mapping columns)) {
            return;
        }
        for (Node.Entry column : columns.entries()) {
            hasNone(column.key());
            if (!(column.value() instanceof Node.Mapping keys)) {
                hasNone(column.value());
                continue;
            }
            for (Node.Entry key : keys.entries()) {
                if (IN_COLUMNS.contains(key.key().text())) {
                    hasKnown(key.value());
                } else {
                    hasNone(key.value());
                }
            }
        }
    }

    private void hasNone(Node node) {
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(this::hasNone);
        } else if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> hasNone(entry.value()));
        } else if (node instanceof Node.Scalar scalar) {
            for (String variable : variables) {
                if (scalar.text().contains(ForEachValues.written(variable))) {
                    problems.error(
                            Code.FOR_EACH_PLACE,
                            scalar.at(),
                            ForEachValues.written(variable)
                                    + " is not replaced here: of a column, only value:, lookup: and table: take it",
                            "name it in the query, or give it a column of its own: { value: \""
                                    + ForEachValues.written(variable) + "\" }");
                }
            }
        }
    }

    private void hasKnown(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return;
        }
        Matcher found = VARIABLE.matcher(scalar.text());
        while (found.find()) {
            if (!variables.contains(found.group(1))) {
                problems.error(
                        Code.SPEC_UNDEFINED_VARIABLE,
                        scalar.at(),
                        Shown.of(found.group()) + " is no variable of for_each",
                        NearestName.hintOrList(found.group(1), variables));
            }
        }
    }
}
