package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds two columns of one name in a source query. A window is put around the query, and there no database can tell them
 * apart; some refuse it at once, others only when a column is asked for.
 */
final class RepeatedColumns {
    private RepeatedColumns() {}

    /** @throws FluxoException if the database has two columns of exactly one name: then it can read neither */
    static void check(List<Column> columns, Location at) {
        List<String> names = columns.stream().map(Column::name).toList();
        throwIfAny(repeated(names, UnaryOperator.identity()), at);
    }

    /**
     * Looks whether that is why the database refuses the query as a part of another, by its own rules of upper and lower
     * case: by itself it takes it.
     */
    static void checkRefused(Located<String> query, Catalog catalog, FluxoException refused) {
        if (refused.problems().stream().anyMatch(problem -> problem.code() == Code.QUERY_FAILS)) {
            checkResult(query, catalog);
        }
    }

    /** Looks at the query as it is: nothing is said of one that the database does not take. */
    static void checkResult(Located<String> query, Catalog catalog) {
        List<String> names;
        try {
            names = catalog.resultColumns(query.value()).stream()
                    .map(Column::name)
                    .toList();
        } catch (FluxoException e) {
            return;
        }
        Set<String> exactly = repeated(names, UnaryOperator.identity());
        throwIfAny(exactly.isEmpty() ? repeated(names, name -> name.toLowerCase(Locale.ROOT)) : exactly, query.at());
    }

    /** Without a database: of names that are written the same, so that every database takes them for one. */
    static void checkText(Located<String> query, Problems problems) {
        List<SqlToken> names = SelectList.tokens(query.value());
        if (names == null) {
            return;
        }
        Set<String> repeated = repeated(names.stream().map(SqlToken::text).toList(), UnaryOperator.identity());
        if (!repeated.isEmpty()) {
            problems.add(problem(
                    names.stream()
                            .filter(name -> repeated.contains(name.text()))
                            .map(SqlToken::name)
                            .collect(Collectors.toCollection(LinkedHashSet::new)),
                    query.at()));
        }
    }

    private static Set<String> repeated(List<String> names, UnaryOperator<String> as) {
        Map<String, Long> counted =
                names.stream().collect(Collectors.groupingBy(as, LinkedHashMap::new, Collectors.counting()));
        counted.values().removeIf(count -> count < 2);
        return counted.keySet();
    }

    private static void throwIfAny(Set<String> repeated, Location at) {
        if (!repeated.isEmpty()) {
            throw new FluxoException(List.of(problem(repeated, at)));
        }
    }

    private static Problem problem(Set<String> repeated, Location at) {
        String names = repeated.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        String first = repeated.iterator().next();
        return Problem.error(
                Code.QUERY_COLUMN_TWICE,
                at,
                "the source query returns more than one column called " + names,
                "name the columns one by one in place of a *, and one of the two by another name: AS " + first + "_2");
    }
}
