package dev.fluxo.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values beyond the calendar and beyond numbers: a word, which reads back to the same value. */
class ValueTextTest {
    static Stream<Arguments> limits() {
        return Stream.of(
                arguments(TypeKind.DATE, LocalDate.MAX, "infinity"),
                arguments(TypeKind.DATE, LocalDate.MIN, "-infinity"),
                arguments(TypeKind.TIMESTAMP, LocalDateTime.MAX, "infinity"),
                arguments(TypeKind.TIMESTAMP, LocalDateTime.MIN, "-infinity"),
                arguments(TypeKind.TIMESTAMP_TZ, OffsetDateTime.MAX, "infinity"),
                arguments(TypeKind.TIMESTAMP_TZ, OffsetDateTime.MIN, "-infinity"),
                arguments(TypeKind.TIME, Infinity.END_OF_DAY, "24:00:00"),
                arguments(TypeKind.DECIMAL, Double.NaN, "NaN"),
                arguments(TypeKind.DECIMAL, Double.POSITIVE_INFINITY, "Infinity"),
                arguments(TypeKind.DECIMAL, Double.NEGATIVE_INFINITY, "-Infinity"),
                arguments(TypeKind.FLOAT, Double.NEGATIVE_INFINITY, "-Infinity"),
                arguments(TypeKind.TEXT, "infinity", "infinity"),
                arguments(TypeKind.DATE, LocalDate.of(9999, 12, 31), "9999-12-31"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void readsBackWhatItWrites(TypeKind kind, Object value, String text) {
        assertThat(ValueText.write(value)).isEqualTo(text);
        assertThat(ValueText.read(kind, text)).isEqualTo(value);
    }

    /** As watermarks were stored before there was a word for it. */
    @ParameterizedTest
    @CsvSource({"TIMESTAMP, -999999999-01-01T00:00", "DATE, +999999999-12-31"})
    void readsWhatWasWrittenBefore(TypeKind kind, String text) {
        assertThat(Infinity.is(ValueText.read(kind, text))).isTrue();
    }
}
