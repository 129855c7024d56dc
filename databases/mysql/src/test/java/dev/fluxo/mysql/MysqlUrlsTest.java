package dev.fluxo.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.jdbc.UrlCheck;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.testkit.TestDatabases;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlUrlsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb://host/dw",
                "jdbc:mysql://host:3307/dw?sslMode=verify-full&serverSslCert=/etc/ca.pem",
                "jdbc:mariadb:sequential://one:3306,other:3306/dw?connectTimeout=1000",
                "jdbc:mysql://host/dw?permitMysqlScheme&allowPublicKeyRetrieval=true",
                "jdbc:mariadb://address=(host=one)(port=3306)/dw"
            })
    void acceptsWhatIsHarmless(String url) {
        assertThat(UrlCheck.check(TestDatabases.settings("dw", url))).isEmpty();
    }

    /** A class to load, a statement to run, a file to read or to write, a rule that the dialect builds upon. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mariadb://host/dw?socketFactory=org.x.Evil           | socketfactory",
                "jdbc:mariadb://host/dw?tlsSocketType=org.x.Evil           | tlssockettype",
                "jdbc:mariadb://host/dw?credentialType=ENV                 | credentialtype",
                "jdbc:mysql://host/dw?autoDeserialize=true                 | autodeserialize",
                "jdbc:mariadb://host/dw?INITSQL=DROP%20TABLE%20x           | initsql",
                "jdbc:mariadb://host/dw?sessionVariables=sql_mode=''       | sessionvariables",
                "jdbc:mariadb://host/dw?allowMultiQueries=true             | allowmultiqueries",
                "jdbc:mariadb://host/dw?useAffectedRows=true               | useaffectedrows",
                "jdbc:mariadb://host/dw?keyStore=/tmp/x                    | keystore",
                "jdbc:mariadb://host/dw?pipe=x                             | pipe",
                "jdbc:mariadb://host/dw?transactionReplay=true             | transactionreplay",
            })
    void refusesWhatRunsCodeOrChangesTheRules(String url, String property) {
        assertThat(UrlCheck.check(TestDatabases.settings("dw", url)))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("FLX-3004", property);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mariadb://host/dw?user=ana, FLX-3011",
        "jdbc:mysql://host/dw?password=x, FLX-3011",
        "jdbc:mariadb://host/dw?trustStorePassword=x, FLX-3011",
        "jdbc:mariadb://ana:x@host/dw, FLX-3004",
        "jdbc:mariadb://host:3306, FLX-3004",
        "jdbc:mariadb://host:3306/, FLX-3004",
        "JDBC:MariaDB://host/dw, FLX-3004"
    })
    void refusesCredentialsAndWhatNamesNoDatabase(String url, String code) {
        assertThat(UrlCheck.check(TestDatabases.settings("dw", url)))
                .extracting(problem -> problem.code().id())
                .containsExactly(code);
    }

    @Test
    void takesAUrlOfMysqlAndNoOther() throws SQLException {
        MysqlSchemeDriver driver = new MysqlSchemeDriver();
        assertThat(driver.acceptsURL("jdbc:mysql://host/dw")).isTrue();
        assertThat(driver.acceptsURL("jdbc:mariadb://host/dw")).isFalse();
        assertThat(driver.connect("jdbc:mariadb://host/dw", new java.util.Properties()))
                .isNull();
    }
}
