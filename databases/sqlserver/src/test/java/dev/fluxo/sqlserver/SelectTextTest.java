package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH a AS (SELECT 1 AS x) ",
                "with\ta(x, [y]]z]) as\n(select ')', \"(\", [(] from b /* ( /* ( */ ( */ where x = '(''') ",
                "-- a comment )\n/* WITH x AS (1) */ WITH a AS (SELECT 1 AS x -- (\n), [odd ]] name] AS ((SELECT 2)), \"c\" AS (SELECT 3)\n",
            })
    void commonTablesGoToTheFront(String with) {
        SelectText parts = SelectText.of(with + "SELECT * FROM a");
        assertThat(parts.with()).isEqualTo(with.strip() + "\n");
        assertThat(parts.derived("s")).isEqualTo("(\nSELECT * FROM a\n) s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM a WITH (NOLOCK)",
                "WITHOUT",
                "WITH a AS SELECT 1",
                "WITH a AS (SELECT 1",
                "WITH",
                "WITH (",
                "WITH a AS (SELECT 'open",
                "/* open",
                "",
            })
    void whatIsNotUnderstoodStaysWhole(String query) {
        assertThat(SelectText.of(query)).isEqualTo(new SelectText("", query));
    }

    @Test
    void aBracketInsideANameIsDoubled() {
        assertThat(SelectText.of("WITH [a]]) AS (] AS (SELECT 1) SELECT 2").select())
                .isEqualTo("SELECT 2");
    }
}
