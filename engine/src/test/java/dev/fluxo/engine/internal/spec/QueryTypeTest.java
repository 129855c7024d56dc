package dev.fluxo.engine.internal.spec;

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
                "SELECT reorder, by_order FROM orders",
                "SELECT 1;",
                ";WITH x AS (SELECT 1) SELECT * FROM x ; -- done;\n;",
                "SELECT TOP 10 a FROM t ORDER BY a",
                "SELECT a FROM t ORDER BY a LIMIT 10",
                "SELECT a FROM t ORDER BY a OFFSET 0 ROWS FETCH NEXT 10 ROWS ONLY"
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
                arguments("SELECT 1; DROP TABLE t", "the query holds a semicolon"),
                arguments("SELECT 1;\n-- done\nSELECT 2;", "the query holds a semicolon, line 1 of it"),
                arguments(
                        "SELECT a FROM t ORDER BY a FOR UPDATE",
                        "the query has an ORDER BY of its own, and more behind it"),
                arguments(
                        "SELECT a FROM t ORDER BY a OPTION (MAXDOP 1)",
                        "the query has an ORDER BY of its own, and more behind it"),
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

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments("SELECT a FROM t;", "SELECT a FROM t"),
                arguments("SELECT a FROM t ; ;\n-- that is all;", "SELECT a FROM t    \n-- that is all;"),
                arguments(";WITH x AS (SELECT 1) SELECT * FROM x", " WITH x AS (SELECT 1) SELECT * FROM x"),
                arguments("SELECT ';', \";\", [;]]; ] FROM t;", "SELECT ';', \";\", [;]]; ] FROM t"),
                arguments(
                        "SELECT $$;$$ /* ; /* ; */ ; */ FROM t /* ; */;",
                        "SELECT $$;$$ /* ; /* ; */ ; */ FROM t /* ; */"),
                arguments("SELECT a FROM t ORDER BY a", "SELECT a FROM t"),
                arguments("SELECT a FROM t order/**/by a desc, 'LIMIT 1';", "SELECT a FROM t"),
                arguments("SELECT a\nFROM t\nORDER\n BY a -- as people do\n", "SELECT a\nFROM t"),
                arguments("(SELECT a FROM t ORDER BY a)", "(SELECT a FROM t           )"),
                arguments("((SELECT a FROM t) ORDER BY (a))", "((SELECT a FROM t)             )"),
                arguments(
                        "(SELECT a FROM t) UNION ALL (SELECT a FROM u) ORDER BY 1",
                        "(SELECT a FROM t) UNION ALL (SELECT a FROM u)"),
                arguments(
                        "WITH x AS (SELECT TOP 1 a FROM t ORDER BY a) SELECT a FROM x ORDER BY a",
                        "WITH x AS (SELECT TOP 1 a FROM t ORDER BY a) SELECT a FROM x"),
                arguments(
                        "SELECT row_number() OVER (ORDER BY b) FROM t", "SELECT row_number() OVER (ORDER BY b) FROM t"),
                arguments("SELECT a FROM t ORDER BY a LIMIT 10;", "SELECT a FROM t ORDER BY a LIMIT 10"),
                arguments("SELECT TOP (10) a FROM t ORDER BY a", "SELECT TOP (10) a FROM t ORDER BY a"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void isReducedToWhatCanBeWrapped(String query, String statement) {
        assertThat(QueryText.of(query).statement().stripTrailing()).isEqualTo(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT a FROM t ORDER BY a", "SELECT a FROM t order/**/by a;", "(SELECT a FROM t ORDER BY a)"})
    void anOrderThatOnlySortsIsLeftOutWithAWarning(String query) {
        assertThat(warnings(query)).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("FLX-1070");
            assertThat(problem.isError()).isFalse();
        });
    }

    private static List<Problem> problems(String query) {
        return warnings(query).stream().filter(Problem::isError).toList();
    }

    private static List<Problem> warnings(String query) {
        Problems problems = new Problems();
        new QueryType().check("query", new Node.Scalar(query, false, new Location("f", 1, 1)), problems);
        return problems.all();
    }
}
