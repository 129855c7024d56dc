package dev.fluxo.engine.internal.plan;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT id, name FROM t | id name",
                "select c.id, c.\"Full Name\" from core.customers c | id Full Name",
                "SELECT DISTINCT a AS x, b y FROM t | x y",
                "SELECT count(*) AS n, max(a) m FROM t | n m",
                "SELECT (SELECT max(x) FROM u) AS top_x, [order] FROM t | top_x order",
                "WITH w AS (SELECT 1 AS one FROM t) SELECT one FROM w | one",
                "SELECT CASE WHEN a = ',' THEN 1 ELSE 2 END AS kind /* a, comment */ FROM t | kind",
                "SELECT 'from' AS word, /* b, */ c FROM t | word c",
                "SELECT a::text AS a FROM t | a",
            })
    void names(String query, String expected) {
        assertThat(SelectList.of(query))
                .isNotNull()
                .satisfies(names -> assertThat(String.join(" ", names)).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM t",
                "SELECT t.*, 1 AS one FROM t",
                "SELECT a + b FROM t",
                "SELECT max(a) FROM t",
                "SELECT TOP 5 a FROM t",
                "SELECT CASE WHEN a = 1 THEN 2 END FROM t",
                "SELECT 'not closed FROM t",
                "VALUES (1)",
                "",
            })
    void givesUpRatherThanGuess(String query) {
        assertThat(SelectList.of(query)).isNull();
    }

    @Test
    void aLongListIsReadInOneGo() {
        String columns = String.join(", ", nCopies(500, "a"));
        assertThat(SelectList.of("SELECT " + columns + " FROM t")).isEqualTo(nCopies(500, "a"));
    }
}
