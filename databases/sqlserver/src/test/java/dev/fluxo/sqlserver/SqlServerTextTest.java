package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServerTextTest {
    @ParameterizedTest
    @CsvSource({
        "DATE, 0001-01-01, 0001-01-01",
        "TIME, 00:00, 00:00:00",
        "TIME, 23:59:59.999999900, 23:59:59.9999999",
        "TIMESTAMP, 2026-01-01T00:00, 2026-01-01T00:00:00",
        "TIMESTAMP, 2026-03-29T02:30:00.003, 2026-03-29T02:30:00.003",
        "TIMESTAMP, 0001-01-01T00:00:00.000000100, 0001-01-01T00:00:00.0000001",
        "TIMESTAMP_TZ, 1582-10-10T02:30+05:30, 1582-10-10T02:30:00+05:30",
        "TIMESTAMP_TZ, 2026-01-01T00:00:00.5Z, 2026-01-01T00:00:00.5+00:00",
        "UUID, 6f9619ff-8b86-d011-b42d-00c04fc964ff, 6f9619ff-8b86-d011-b42d-00c04fc964ff",
        "DECIMAL, 1E+3, 1000"
    })
    void isReadTheSameInEveryLanguage(TypeKind kind, String value, String text) {
        assertThat(SqlServerText.of(ValueText.read(kind, value))).isEqualTo(text);
    }
}
