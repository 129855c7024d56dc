package dev.fluxo.engine.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.TableName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class QueryTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM dim.x | dim.x",
                "SELECT a, b FROM t JOIN dim.x d ON d.id = t.id | dim.x",
                "SELECT a FROM t, dim.x WHERE a = 1 | dim.x",
                "SELECT a FROM (SELECT b FROM \"dim\".[x] WHERE 1 = 1) s | dim.x",
                "WITH c AS (SELECT 1 FROM dim.x) SELECT * FROM c | dim.x",
                "SELECT a FROM only dim.x | dim.x",
                "SELECT (SELECT MAX(id) FROM dim.x), b FROM t | dim.x",
                "SELECT a FROM t UNION ALL SELECT a FROM dim.x | dim.x",
                "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u, dim.x) | dim.x",
            })
    void isFound(String query, String table) {
        assertThat(QueryTables.of(query)).containsExactly(TableName.parse(table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT dim.x FROM t dim",
                "SELECT a, dim.x FROM t dim",
                "SELECT a FROM t -- FROM dim.x",
                "SELECT a /* JOIN dim.x */ FROM t",
                "SELECT ' FROM dim.x' FROM t",
                "SELECT EXTRACT(YEAR FROM dim.x) FROM t dim",
                "SELECT a FROM t dim WHERE a IS DISTINCT FROM dim.x",
                "SELECT a FROM t dim ORDER BY a, dim.x",
                "SELECT a FROM t JOIN u dim ON a = b AND c IN (1, dim.x)",
                "SELECT a FROM dw.dim.x",
                "SELECT a FROM dim.x(1)",
                "SELECT a FROM x",
                "SELECT 'a FROM dim.x",
            })
    void isNone(String query) {
        assertThat(QueryTables.of(query)).isEmpty();
    }
}
