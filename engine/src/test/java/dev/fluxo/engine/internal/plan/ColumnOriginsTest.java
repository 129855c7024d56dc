package dev.fluxo.engine.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnOriginsTest {
    /** {@code name=core.c.name} where it is that column, {@code ~} where it is computed of it. */
    private static Map<String, String> origins(String query) {
        Map<String, String> words = new TreeMap<>();
        ColumnOrigins.of(query).forEach((name, origins) -> words.put(name, words(origins)));
        return words;
    }

    private static String words(List<ColumnOrigins.Origin> origins) {
        return origins.stream()
                .map(origin -> (origin.copied() ? "" : "~") + origin.table() + "." + origin.column())
                .collect(Collectors.joining(" "));
    }

    @Test
    void columnsOfOneTableNeedNoQualifier() {
        assertThat(origins("SELECT id, c.name AS n, upper(email) e, c.\"State\" FROM core.customers c WHERE id > 1"))
                .isEqualTo(Map.of(
                        "id",
                        "core.customers.id",
                        "n",
                        "core.customers.name",
                        "e",
                        "",
                        "state",
                        "core.customers.State"));
    }

    @Test
    void aliasesTellWhichOfSeveralTables() {
        assertThat(origins("""
                        SELECT p.id, c.name AS category, GREATEST(p.updated_at, c.updated_at) AS updated_at, lonely
                        FROM core.products AS p
                        LEFT JOIN core.categories c ON c.id = p.category_id, x
                        """))
                .isEqualTo(Map.of(
                        "id", "core.products.id",
                        "category", "core.categories.name",
                        "updated_at", "~core.products.updated_at ~core.categories.updated_at",
                        "lonely", ""));
    }

    @Test
    void aTableIsItsOwnAlias() {
        assertThat(origins("SELECT customers.id, b.id AS b FROM core.customers JOIN b ON b.id = customers.id"))
                .isEqualTo(Map.of("id", "core.customers.id", "b", "b.id"));
    }

    @Test
    void whatIsReadOfASubqueryIsNotGuessed() {
        assertThat(origins("SELECT a.id, s.n, m FROM core.a a JOIN (SELECT id, n FROM core.b) s ON s.id = a.id"))
                .isEqualTo(Map.of("id", "core.a.id", "n", "", "m", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH a AS (SELECT 1 AS id) SELECT id FROM a",
                "SELECT id FROM a UNION ALL SELECT id FROM b",
                "SELECT * FROM a",
                "SELECT id FROM 'a"
            })
    void whatIsNoPlainListIsNotGuessed(String query) {
        assertThat(origins(query)).isEmpty();
    }
}
