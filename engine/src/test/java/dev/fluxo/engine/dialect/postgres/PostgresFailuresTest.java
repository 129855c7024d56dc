package dev.fluxo.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.dialect.Failure;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "28P01, LOGIN",
        "28000, LOGIN",
        "3D000, UNREACHABLE",
        "53300, UNREACHABLE",
        "57P03, UNREACHABLE",
        "08006, CONNECTION_LOST",
        "08003, CONNECTION_LOST",
        "57P01, CONNECTION_LOST",
        "57P02, CONNECTION_LOST",
        "57014, TIMED_OUT",
        "55P03, LOCK_TIMED_OUT",
        "40P01, DEADLOCK",
        "40001, DEADLOCK",
        "42501, PERMISSION",
        "42P01, TABLE_MISSING",
        "3F000, TABLE_MISSING",
        "42703, COLUMN_MISSING",
        "42601, SYNTAX",
        "42883, SYNTAX",
        "22001, CONSTRAINT",
        "22P02, CONSTRAINT",
        "23503, REFERENCE",
        "23505, DUPLICATE",
        "23P01, DUPLICATE",
        "P0001, CONSTRAINT",
        "21000, CONSTRAINT",
        "38000, CONSTRAINT",
        "54000, CONSTRAINT",
        "54011, OTHER",
        "23514, CONSTRAINT",
        "53100, OUT_OF_SPACE",
        "53000, BUSY",
        "53200, BUSY",
        "53400, OVER_LIMIT",
        "25006, READ_ONLY",
        "XX000, OTHER",
        "'', OTHER"
    })
    void byItsState(String state, Failure failure) {
        assertThat(PostgresFailures.classify(new SQLException("text", state))).isEqualTo(failure);
    }

    @Test
    void aFailureWithoutAStateIsOther() {
        assertThat(PostgresFailures.classify(new SQLException("text"))).isEqualTo(Failure.OTHER);
    }
}
