package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServerFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "18456, LOGIN",
        "18452, LOGIN",
        "18488, LOGIN",
        "4060, DATABASE_MISSING",
        "911, DATABASE_MISSING",
        "922, NOT_READY",
        "18401, NOT_READY",
        "17809, NO_CONNECTION_LEFT",
        "10928, BUSY",
        "40615, UNREACHABLE",
        "10053, CONNECTION_LOST",
        "10054, CONNECTION_LOST",
        "10060, CONNECTION_LOST",
        "233, CONNECTION_LOST",
        "64, CONNECTION_LOST",
        "596, CONNECTION_LOST",
        "40197, CONNECTION_LOST",
        "40501, BUSY",
        "40613, CONNECTION_LOST",
        "49918, BUSY",
        "49920, BUSY",
        "1222, LOCK_TIMED_OUT",
        "1205, DEADLOCK",
        "3960, DEADLOCK",
        "3961, DEADLOCK",
        "13535, DEADLOCK",
        "24556, DEADLOCK",
        "24706, DEADLOCK",
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
        "20, CONNECTION_LOST",
        "921, CONNECTION_LOST",
        "976, CONNECTION_LOST",
        "983, CONNECTION_LOST",
        "997, CONNECTION_LOST",
        "4221, CONNECTION_LOST",
        "17830, CONNECTION_LOST",
        "40143, CONNECTION_LOST",
        "40540, CONNECTION_LOST",
        "42109, CONNECTION_LOST",
        "924, UNREACHABLE",
        "927, UNREACHABLE",
        "942, UNREACHABLE",
        "945, UNREACHABLE",
        "978, UNREACHABLE",
        "42108, NOT_READY",
        "701, BUSY",
        "802, BUSY",
        "1204, BUSY",
        "3935, BUSY",
        "8628, BUSY",
        "8645, BUSY",
        "8651, BUSY",
        "10922, BUSY",
        "10928, BUSY",
        "10929, BUSY",
        "10936, BUSY",
        "41805, BUSY",
        "41839, BUSY",
        "49919, BUSY",
        "40549, OVER_LIMIT",
        "40550, OVER_LIMIT",
        "40551, OVER_LIMIT",
        "40552, OVER_LIMIT",
        "40553, OVER_LIMIT",
        "3906, READ_ONLY",
        "3908, READ_ONLY",
        "1807, LOCK_TIMED_OUT",
        "601, DEADLOCK",
        "617, DEADLOCK",
        "669, DEADLOCK",
        "1203, DEADLOCK",
        "1221, DEADLOCK",
        "3928, DEADLOCK",
        "41301, DEADLOCK",
        "41302, DEADLOCK",
        "41305, DEADLOCK",
        "41325, DEADLOCK",
        "3951, NO_SNAPSHOT",
        "3952, NO_SNAPSHOT",
        "3953, NO_SNAPSHOT",
        "3954, NO_SNAPSHOT",
        "3955, NO_SNAPSHOT",
        "3956, NO_SNAPSHOT",
        "3957, NO_SNAPSHOT",
        "3958, NO_SNAPSHOT",
        "3963, NO_SNAPSHOT",
        "3966, NO_SNAPSHOT",
        "3967, NO_SNAPSHOT",
        "7420, NO_SNAPSHOT",
        "35371, NO_SNAPSHOT",
        "41332, NO_SNAPSHOT",
        "226, NO_TRANSACTION",
        "574, NO_TRANSACTION",
        "7391, NO_TRANSACTION",
        "7395, NO_TRANSACTION",
        "41368, NO_TRANSACTION",
        "371, PERMISSION",
        "916, PERMISSION",
        "3704, PERMISSION",
        "7416, PERMISSION",
        "15151, PERMISSION",
        "15247, PERMISSION",
        "1088, TABLE_MISSING",
        "2760, TABLE_MISSING",
        "4902, TABLE_MISSING",
        "10794, SYNTAX",
        "41333, SYNTAX",
        "7202, SYNTAX",
        "3609, CONSTRAINT",
        "1121, OUT_OF_SPACE",
        "3959, OUT_OF_SPACE",
        "5149, OUT_OF_SPACE",
        "40544, OUT_OF_SPACE",
        "41823, OUT_OF_SPACE",
        "41840, OUT_OF_SPACE",
        "50000, CONSTRAINT",
        "51234, CONSTRAINT",
        "3616, CONSTRAINT",
        "1946, CONSTRAINT",
        "511, CONSTRAINT"
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
