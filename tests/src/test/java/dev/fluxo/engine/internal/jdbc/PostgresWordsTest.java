package dev.fluxo.engine.internal.jdbc;

import static dev.fluxo.testkit.TestDatabases.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.postgresql.PostgresDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL says where no test can bring it about: standbys, servers that are starting or full. */
class PostgresWordsTest {
    private final SqlFailures failures =
            new SqlFailures(settings("src", "jdbc:postgresql://localhost/oltp"), new PostgresDialect(), new Redactor());

    private static PSQLException said(String state, String text, String routine) {
        return new PSQLException(new ServerErrorMessage("SFATAL\0C" + state + "\0M" + text + "\0R" + routine + "\0"));
    }

    @Test
    void aStandbyThatCancelsIsNoDeadlock() {
        Problem problem = failures.reading(
                        said("40001", "canceling statement due to conflict with recovery", "ProcessInterrupts"))
                .first();
        assertThat(problem.code()).isEqualTo(Code.STANDBY_CANCELLED);
        assertThat(problem.message()).contains("standby", "connection 'src'").doesNotContain("deadlock");
        assertThat(problem.hint()).contains("hot_standby_feedback", "primary");
    }

    @ParameterizedTest
    @CsvSource({
        "53300, 'sorry, too many clients already', SERVER_BUSY, no connection left",
        "57P03, the database system is starting up, CONNECT_FAILED, starting up",
        "28000, 'no pg_hba.conf entry for host \"10.0.0.1\", user \"x\", database \"y\", no encryption', LOGIN_FAILED, does not let this login in",
        "3D000, 'database \"nope\" does not exist', DATABASE_MISSING, no database of this name"
    })
    void itsOwnWordsAreQuotedAndNobodyIsSentToTheNetwork(String state, String text, Code code, String words) {
        Problem problem = failures.connecting(said(state, text, "InitPostgres")).first();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.message()).contains(words, text);
        assertThat(problem.hint()).doesNotContain("network");
    }
}
