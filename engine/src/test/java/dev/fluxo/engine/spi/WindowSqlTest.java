package dev.fluxo.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowSqlTest {
    private static final LocalDateTime CUTOFF = LocalDateTime.of(2026, 1, 2, 0, 0);
    private final WindowSql sql = new WindowSql(Column::name, (column, place) -> "?");

    @Test
    void openAtBothEnds() {
        assertThat(condition(2, null, null, false).text()).isEqualTo("1 = 1");
    }

    @Test
    void oneColumn() {
        assertThat(condition(1, watermark("5"), null, false)).satisfies(condition -> {
            assertThat(condition.text()).isEqualTo("a > ?");
            assertThat(condition.binds()).extracting(Bind::value).containsExactly(5L);
        });
    }

    @Test
    void twoColumns() {
        assertThat(condition(2, watermark("5", "6"), null, false)).satisfies(condition -> {
            assertThat(condition.text()).isEqualTo("a >= ? AND (a > ? OR b > ?)");
            assertThat(condition.binds()).extracting(Bind::value).containsExactly(5L, 5L, 6L);
        });
    }

    @Test
    void threeColumns() {
        assertThat(condition(3, watermark("5", "6", "7"), null, false)).satisfies(condition -> {
            assertThat(condition.text()).isEqualTo("a >= ? AND (a > ? OR (b >= ? AND (b > ? OR c > ?)))");
            assertThat(condition.binds()).extracting(Bind::value).containsExactly(5L, 5L, 6L, 6L, 7L);
        });
    }

    @Test
    void theCutoffIsExcluded() {
        assertThat(condition(1, watermark("5"), CUTOFF, true)).satisfies(condition -> {
            assertThat(condition.text()).isEqualTo("a IS NOT NULL AND a > ? AND a < ?");
            assertThat(condition.binds()).extracting(Bind::value).containsExactly(5L, CUTOFF);
        });
    }

    private Sql condition(int columns, @Nullable Watermark after, @Nullable Object cutoff, boolean skipNulls) {
        List<Column> watermark = new ArrayList<>();
        for (String name : List.of("a", "b", "c").subList(0, columns)) {
            watermark.add(Column.ofQuery(name, DataType.integer("BIGINT", 64)));
        }
        return sql.condition(
                new Extraction("SELECT a FROM t", watermark, watermark, new Window(after, cutoff), skipNulls, 0));
    }

    private static Watermark watermark(String... values) {
        List<Watermark.Part> parts = new ArrayList<>();
        for (String value : values) {
            parts.add(new Watermark.Part("x", TypeKind.INTEGER.name(), value));
        }
        return new Watermark(parts);
    }
}
