package dev.fluxo.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class PostgresFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "28P01, LOGIN",
        "28000, NOT_ADMITTED",
        "3D000, DATABASE_MISSING",
        "53300, NO_CONNECTION_LEFT",
        "57P03, NOT_READY",
        "08001, UNREACHABLE",
        "26000, POOLED",
        "42P05, POOLED",
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

    /** The server tells a conflict with recovery by the state of a deadlock, and in its own language. */
    @ParameterizedTest
    @CsvSource({
        "ProcessInterrupts, STANDBY",
        "ProcessRecoveryConflictInterrupt, STANDBY",
        "heap_update, DEADLOCK",
        "PreCommit_CheckForSerializationFailure, DEADLOCK"
    })
    void aStandbyIsToldByTheServersFunction(String routine, Failure failure) {
        ServerErrorMessage message = new ServerErrorMessage(
                "SFATAL\0C40001\0Mcancelando comando por causa de um conflito com recuperação\0R" + routine + "\0");
        assertThat(PostgresFailures.classify(new PSQLException(message))).isEqualTo(failure);
    }

    @Test
    void aFailureWithoutAStateIsOther() {
        assertThat(PostgresFailures.classify(new SQLException("text"))).isEqualTo(Failure.OTHER);
    }
}
