package dev.fluxo.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MysqlFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "1045, 28000, LOGIN",
        "1130, HY000, NOT_ADMITTED",
        "1044, 42000, PERMISSION",
        "1049, 42000, DATABASE_MISSING",
        "1040, 08004, NO_CONNECTION_LEFT",
        "1053, 08S01, CONNECTION_LOST",
        "1927, 70100, CONNECTION_LOST",
        "2013, 08000, CONNECTION_LOST",
        "0, 08000, CONNECTION_LOST",
        "1317, 70100, TIMED_OUT",
        "1969, 70100, TIMED_OUT",
        "3024, HY000, TIMED_OUT",
        "1205, HY000, LOCK_TIMED_OUT",
        "1213, 40001, DEADLOCK",
        "1020, HY000, DEADLOCK",
        "1142, 42000, PERMISSION",
        "1227, 42000, PERMISSION",
        "1146, 42S02, TABLE_MISSING",
        "1054, 42S22, COLUMN_MISSING",
        "1064, 42000, SYNTAX",
        "1305, 42000, SYNTAX",
        "1452, 23000, REFERENCE",
        "1451, 23000, REFERENCE",
        "1062, 23000, DUPLICATE",
        "1048, 23000, CONSTRAINT",
        "1264, 22003, CONSTRAINT",
        "1265, 01000, CONSTRAINT",
        "1292, 22007, CONSTRAINT",
        "1366, 22007, CONSTRAINT",
        "1406, 22001, CONSTRAINT",
        "1242, 21000, CONSTRAINT",
        "1690, 22003, CONSTRAINT",
        "1644, 45000, CONSTRAINT",
        "4025, 23000, CONSTRAINT",
        "3819, HY000, CONSTRAINT",
        "1114, HY000, OUT_OF_SPACE",
        "1041, HY000, BUSY",
        "1290, HY000, READ_ONLY",
        "1792, 25006, READ_ONLY",
        "9999, HY000, OTHER"
    })
    void byItsNumber(int number, String state, Failure failure) {
        assertThat(MysqlFailures.classify(new SQLException("text", state, number)))
                .isEqualTo(failure);
    }

    @Test
    void byItsClassOrByNothing() {
        assertThat(MysqlFailures.classify(new SQLTimeoutException("text"))).isEqualTo(Failure.TIMED_OUT);
        assertThat(MysqlFailures.classify(new SQLException("text"))).isEqualTo(Failure.OTHER);
    }

    /** As the driver says it where a server of MySQL sees a login for the first time. */
    @Test
    void aPasswordThatWouldGoUnenciphered() {
        SQLException failure = new SQLException(
                "RSA public key is not available client side (option serverRsaPublicKeyFile not set)", "S1009", 0);
        assertThat(MysqlFailures.classify(failure)).isEqualTo(Failure.LOGIN);
        assertThat(Objects.requireNonNull(new MysqlDialect().explained(failure)).next())
                .contains("sslMode", "allowPublicKeyRetrieval");
    }

    /** The value of a row stands in many of these texts, and is never told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1048 | Column 'nome' cannot be null | nome",
                "1406 | Data too long for column 'nome' at row 7 | nome",
                "1264 | Out of range value for column 'idade' at row 1 | idade",
                "1062 | Duplicate entry 'for key 'ana' for key 'PRIMARY' | key PRIMARY",
                "1062 | Duplicate entry 'x' for key 'dim.one_name' | key dim.one_name",
                "4025 | CONSTRAINT `few` failed for `dw`.`dim` | few",
                "3819 | Check constraint 'few' is violated. | few",
                "1366 | Incorrect string value: 'secret' for column `dw`.`dim`.`nome` at row 1 |",
                "1292 | Incorrect datetime value: 'secret' |",
                "1146 | Table 'dw.dim' doesn't exist | dw.dim",
                "1142 | SELECT command denied to user 'r'@'localhost' for table `dw`.`dim` | dw.dim",
                "1452 | Cannot add or update a child row: a foreign key constraint fails (`dw`.`f`, CONSTRAINT `f_d` FOREIGN KEY (`d`) REFERENCES `d` (`id`)) | f_d",
            })
    void namesWhatItIsAbout(int number, String message, String culprit) {
        assertThat(MysqlFailures.culprit(new SQLException("(conn=7) " + message, "HY000", number)))
                .isEqualTo(culprit);
    }
}
