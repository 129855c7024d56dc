package dev.fluxo.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select*from t",
                "-- what it is for\nSELECT a FROM t",
                "/* a /* nested */ comment; */ WITH x AS (SELECT 1) SELECT * FROM x",
                "(SELECT a FROM t) UNION ALL (SELECT a FROM u)",
                "SELECT row_number() OVER (PARTITION BY a ORDER BY b) FROM t",
                "SELECT 'x; ORDER BY y' AS \"order by\", [a;b] FROM t",
                "SELECT 'it''s (' FROM t -- (",
                "SELECT a[1], array[array[1]] FROM t",
                "SELECT $$ ; ORDER BY ( $$, $q$ ' $q$ FROM t",
                "SELECT [a]]b;] FROM t",
                "SELECT price$1 FROM t",
                "SELECT a FROM t WHERE {{window}} AND b = 1",
                "SELECT reorder, by_order FROM orders"
            })
    void canBeWrapped(String query) {
        assertThat(problems(query)).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("  ", "the query is empty"),
                arguments("-- nothing else", "the query is empty"),
                arguments("DELETE FROM t", "the query does not begin with SELECT or WITH"),
                arguments("selection FROM t", "the query does not begin with SELECT or WITH"),
                arguments("SELECT 1;", "the query holds a semicolon"),
                arguments("SELECT 1; DROP TABLE t", "the query holds a semicolon"),
                arguments("SELECT a FROM t ORDER BY a", "the query has an ORDER BY of its own"),
                arguments("SELECT a FROM t order/**/by a", "the query has an ORDER BY of its own"),
                arguments("SELECT a\nFROM t\nORDER\n BY a", "the query has an ORDER BY of its own, line 3 of it"),
                arguments("SELECT 'a FROM t", "a text is opened in the query and not closed"),
                arguments("SELECT \"a FROM t", "a quoted name is opened in the query and not closed"),
                arguments("SELECT 1 /* a", "a comment is opened in the query and not closed"),
                arguments("SELECT $$ a", "a text in $$ is opened in the query and not closed"),
                arguments("SELECT (1", "a parenthesis of the query is not closed"),
                arguments("SELECT 1) x, (SELECT 2", "a parenthesis is closed in the query that was not opened"),
                arguments("SELECT a FROM t WHERE {{windw}}", "'{{windw}}' is no known placeholder"),
                arguments("SELECT 1 WHERE {{window}} OR {{window}}", "{{window}} stands twice in the query"),
                arguments("SELECT 1 -- {{window}}", "{{window}} stands in a comment or a text of the query"),
                arguments("SELECT '{{window}}'", "{{window}} stands in a comment or a text of the query"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void cannotBeWrapped(String query, String message) {
        assertThat(problems(query)).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("FLX-1021");
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.hint()).isNotNull();
        });
    }

    private static List<Problem> problems(String query) {
        Problems problems = new Problems();
        new QueryType().check("query", new Node.Scalar(query, false, new Location("f", 1, 1)), problems);
        return problems.all();
    }
}
