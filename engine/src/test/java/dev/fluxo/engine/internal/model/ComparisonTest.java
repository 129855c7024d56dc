package dev.fluxo.engine.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest(name = "{1} {0}: {2}")
    @CsvSource({
        "= 1, 1, true",
        "1, 2, false",
        "!= 1, 2, true",
        "!= 1, 1.0, false",
        "< 1, 1, false",
        "<= 1, 1, true",
        "> 1, 1, false",
        ">= 1, 1, true",
        ">= 1, 0.999999999, false",
        "= 15, 15.00, true",
        "= -1, -1, true",
        "= 1, 1E0, true"
    })
    void numbersCompareByValue(String comparison, String actual, boolean holds) {
        Comparison parsed = Objects.requireNonNull(Comparison.parse(comparison));
        assertThat(parsed.holds(actual)).isEqualTo(holds);
        assertThat(parsed.holds(new BigDecimal(actual))).isEqualTo(holds);
    }

    @Test
    void whatIsNoNumberIsEqualToNone() {
        Comparison one = Objects.requireNonNull(Comparison.parse(">= 1"));
        assertThat(one.holds("many")).isFalse();
        assertThat(one.holds(null)).isFalse();
        assertThat(Objects.requireNonNull(Comparison.parse("!= 1")).holds(null)).isTrue();
    }

    @Test
    void otherValuesAreEqualByTheirText() {
        assertThat(Comparison.equal("OK").holds("OK")).isTrue();
        assertThat(Comparison.equal("OK").holds("ok")).isFalse();
        assertThat(Comparison.equal("OK").holds(null)).isFalse();
        assertThat(Comparison.equal(true).holds(true)).isTrue();
        assertThat(Comparison.equal(true).holds(false)).isFalse();
    }

    @Test
    void isWrittenAsInASpec() {
        assertThat(Comparison.parse(" <=5 % ")).hasToString("<= 5%");
        assertThat(Comparison.parse("a")).isNull();
        assertThat(Comparison.parse("> ")).isNull();
        assertThat(Comparison.parse("1e9")).isNull();
    }
}
