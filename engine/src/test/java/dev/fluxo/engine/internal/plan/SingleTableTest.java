package dev.fluxo.engine.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleTableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "SELECT a FROM t | t",
                "SELECT a, b FROM core.customers c WHERE a > 1 | core.customers",
                "select x from [my schema].\"t\" -- from y | my schema.t",
                "SELECT a FROM t, u | none",
                "SELECT a FROM t JOIN u ON 1 = 1 | none",
                "SELECT a FROM (SELECT a FROM t) x | none",
                "WITH c AS (SELECT 1 AS a) SELECT a FROM c | none",
                "SELECT a FROM t UNION SELECT a FROM t | none",
                "SELECT 1 | none",
            })
    void of(String query, String table) {
        assertThat(String.valueOf(SingleTable.of(query))).isEqualTo(String.valueOf(table));
    }
}
