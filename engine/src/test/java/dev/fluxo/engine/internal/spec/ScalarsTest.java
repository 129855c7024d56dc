package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Location;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "yes",
                "on",
                "off",
                "y",
                "01",
                "012",
                "1_000",
                "0o7",
                "0x1F",
                "1:30",
                ".",
                "+",
                "-",
                "1e",
                "1.2.3",
                "1e9999",
                "tRUE",
                ".inf",
                ".nan",
                "2026-01-01",
                "- 1",
                "1 000"
            })
    void staysText(String text) {
        assertThat(plain(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0, 0", "+5, 5", "42, 42", "9223372036854775807, 9223372036854775807"})
    void isAnInteger(String text, long expected) {
        assertThat(plain(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.50, 1.50", ".5, .5", "1e3, 1e3", "-2.5E-3, -0.0025", "9223372036854775808, 9223372036854775808"})
    void isAnExactDecimal(String text, BigDecimal expected) {
        assertThat(plain(text)).isEqualTo(expected);
    }

    @Test
    void flagsAndNothing() {
        assertThat(plain("true")).isEqualTo(true);
        assertThat(plain("False")).isEqualTo(false);
        assertThat(plain("null")).isNull();
        assertThat(plain("~")).isNull();
        assertThat(plain("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "null", "", "1.5"})
    void quotesMakeText(String text) {
        assertThat(Scalars.value(new Node.Scalar(text, false, Location.ofFile("f"))))
                .isEqualTo(text);
    }

    private static @org.jspecify.annotations.Nullable Object plain(String text) {
        return Scalars.value(new Node.Scalar(text, true, Location.ofFile("f")));
    }
}
