package dev.fluxo.engine.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.dialect.Failure;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServerFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "18456, LOGIN",
        "18452, LOGIN",
        "18488, LOGIN",
        "4060, UNREACHABLE",
        "911, UNREACHABLE",
        "40615, UNREACHABLE",
        "10053, CONNECTION_LOST",
        "10054, CONNECTION_LOST",
        "10060, CONNECTION_LOST",
        "233, CONNECTION_LOST",
        "64, CONNECTION_LOST",
        "596, CONNECTION_LOST",
        "40197, CONNECTION_LOST",
        "40501, CONNECTION_LOST",
        "40613, CONNECTION_LOST",
        "49918, CONNECTION_LOST",
        "49920, CONNECTION_LOST",
        "1222, LOCK_TIMED_OUT",
        "1205, DEADLOCK",
        "3960, DEADLOCK",
        "3961, DEADLOCK",
        "229, PERMISSION",
        "230, PERMISSION",
        "262, PERMISSION",
        "297, PERMISSION",
        "300, PERMISSION",
        "208, TABLE_MISSING",
        "207, COLUMN_MISSING",
        "102, SYNTAX",
        "156, SYNTAX",
        "334, SYNTAX",
        "2627, DUPLICATE",
        "2601, DUPLICATE",
        "547, CONSTRAINT",
        "515, CONSTRAINT",
        "8152, CONSTRAINT",
        "2628, CONSTRAINT",
        "220, CONSTRAINT",
        "8115, CONSTRAINT",
        "241, CONSTRAINT",
        "242, CONSTRAINT",
        "245, CONSTRAINT",
        "8114, CONSTRAINT",
        "8672, CONSTRAINT",
        "9402, CONSTRAINT",
        "1105, OUT_OF_SPACE",
        "1101, OUT_OF_SPACE",
        "9002, OUT_OF_SPACE",
        "50000, OTHER"
    })
    void byItsNumber(int number, Failure failure) {
        assertThat(SqlServerFailures.classify(new SQLException("text", "S0001", number)))
                .isEqualTo(failure);
    }

    /** The driver's own failures have a state alone. */
    @ParameterizedTest
    @CsvSource({
        "HY008, TIMED_OUT",
        "HYT00, TIMED_OUT",
        "08S01, CONNECTION_LOST",
        "08006, CONNECTION_LOST",
        "22003, CONSTRAINT",
        "42S22, OTHER",
        ", OTHER"
    })
    void byTheStateOfTheDriver(String state, Failure failure) {
        assertThat(SqlServerFailures.classify(new SQLException("text", state, 0)))
                .isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2627 | Violation of PRIMARY KEY constraint 'PK_C'. Cannot insert duplicate key in object 'dim.C'."
                        + " The duplicate key value is (it's 'Ana'). | PK_C, dim.C",
                "2601 | Cannot insert duplicate key row in object 'dim.C' with unique index 'UX_C'."
                        + " The duplicate key value is (7). | dim.C, UX_C",
                "515 | Cannot insert the value NULL into column 'nome', table 'dw.dim.C'; column does not allow nulls."
                        + " INSERT fails. | nome, dw.dim.C",
                "2628 | String or binary data would be truncated in table 'dw.dim.C', column 'nome'. Truncated value:"
                        + " 'Ana'. | dw.dim.C, nome",
                "547 | The INSERT statement conflicted with the CHECK constraint \"CK_UF\". The conflict occurred in"
                        + " database \"dw\", table \"dim.C\", column 'uf'. | CK_UF, dw, dim.C, uf",
                "229 | The SELECT permission was denied on the object 'C', database 'dw', schema 'dim'. | C, dw, dim",
            })
    void namesTheCulpritAndNoValue(int number, String text, String culprit) {
        assertThat(SqlServerFailures.culprit(new SQLException(text, "S0001", number)))
                .isEqualTo(culprit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "245 | Conversion failed when converting the nvarchar value 'Ana' to data type int.",
                "8152 | String or binary data would be truncated.",
                "1105 | Could not allocate space for object 'dim.C' in database 'dw'.",
            })
    void namesNothingWhereTheFirstQuotesMayHoldAValue(int number, String text) {
        assertThat(SqlServerFailures.culprit(new SQLException(text, "S0001", number)))
                .isNull();
    }
}
