package dev.fluxo.engine.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fluxo.engine.fuzz.Mutants;
import dev.fluxo.engine.spi.sql.SqlScanner;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a query: nothing of it is lost, and what is asked of it is answered or left open. */
class QueryFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> QUERIES = List.of(
            "SELECT id, name AS n, updated_at FROM core.customers WHERE {{window}}",
            "SELECT c.id, (SELECT MAX(x) FROM \"u\" WHERE u.id = c.id) m FROM [core].[customers] c -- end\n",
            "WITH w AS (SELECT 1 AS one /* ' */ FROM t) SELECT w.one, $$a$$ b FROM w JOIN `t` ON w.one = t.id UNION ALL SELECT 1, E'\\''",
            "SELECT a::text AS a, CASE WHEN a = ',' THEN 1 ELSE 2 END kind FROM t x LEFT JOIN (v CROSS JOIN y) ON 1 = 1 ORDER BY 1");
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            "`",
            "[",
            "]",
            "]]",
            "--",
            "//",
            "/*",
            "*/",
            "/*/*",
            "$",
            "$$",
            "$a$",
            "E'",
            "N'",
            "x'",
            "\\",
            "\n",
            "\r\n",
            "\u00a0",
            " ",
            ";",
            ":p",
            "?",
            "a",
            "é",
            "1",
            "1e5",
            "1.",
            "_x$",
            "{{window}}",
            "{{",
            "😀",
            "(",
            "((",
            ")",
            ".",
            "..",
            ",",
            "*",
            "SELECT ",
            " FROM ",
            " AS ",
            " JOIN ",
            " ON ",
            " UNION ",
            " WITH ",
            "DISTINCT ",
            "TOP 5 ",
            "CASE ",
            " END ",
            "\0",
            "=",
            "::");

    @Provide
    Arbitrary<String> queries() {
        return Mutants.of(QUERIES, PIECES);
    }

    @Property
    void nothingOfATextIsLost(@ForAll("queries") String query, @ForAll Set<Feature> features) {
        SqlSyntax syntax = SqlSyntax.of(features.toArray(Feature[]::new));
        List<SqlToken> tokens = assertTimeoutPreemptively(PATIENCE, () -> SqlScanner.scan(query, syntax));
        assertThat(tokens.stream().map(SqlToken::text).collect(Collectors.joining()))
                .isEqualTo(query);
        int at = 0;
        for (SqlToken token : tokens) {
            assertThat(token.at()).isEqualTo(at);
            assertThat(token.text()).isNotEmpty();
            at = token.end();
            // Only what is last can be open.
            assertThat(token.closed() || at == query.length()).isTrue();
        }
        assertThat(SqlScanner.unclosed(tokens) == null)
                .isEqualTo(tokens.stream().allMatch(SqlToken::closed));
    }

    @Property
    void questionsAreAnsweredOrLeftOpen(@ForAll("queries") String query) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            SelectList.of(query);
            QueryTables.of(query);
            SingleTable.of(query);
            ColumnOrigins.of(query);
        });
    }
}
