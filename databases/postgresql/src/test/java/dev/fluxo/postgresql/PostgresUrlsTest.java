package dev.fluxo.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.jdbc.UrlCheck;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.testkit.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host/dw",
                "jdbc:postgresql://host:5433,other:5432/dw?targetServerType=primary&sslmode=verify-full",
                "JDBC:PostgreSQL://host/dw?currentSchema=dw,public",
                "jdbc:postgresql:dw"
            })
    void acceptsWhatIsHarmless(String url) {
        assertThat(UrlCheck.check(TestDatabases.settings("dw", url))).isEmpty();
    }

    /** CVE-2022-21724 and CVE-2022-26520: a class to load, a file to write. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://host/dw?socketFactory=org.x.Evil&socketFactoryArg=http://x | socketfactory",
                "jdbc:postgresql://host/dw?sslfactory=org.x.Evil                              | sslfactory",
                "jdbc:postgresql://host/dw?SOCKETFACTORY=org.x.Evil                           | socketfactory",
                "jdbc:postgresql://host/dw?socket%46actory=org.x.Evil                         | socketfactory",
                "jdbc:postgresql://host/dw?loggerLevel=TRACE&loggerFile=/tmp/x                | loggerfile",
                "jdbc:postgresql://host/dw?sslhostnameverifier=org.x.Evil                     | sslhostnameverifier",
                "jdbc:postgresql://host/dw?sslpasswordcallback=org.x.Evil                     | sslpasswordcallback",
                "jdbc:postgresql://host/dw?authenticationPluginClassName=org.x.Evil | authenticationpluginclassname",
                "jdbc:postgresql://host/dw?service=x                                          | service",
            })
    void refusesWhatRunsCodeOrTouchesFiles(String url, String property) {
        assertThat(UrlCheck.check(TestDatabases.settings("dw", url)))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("FLX-3004", property);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host/dw?user=ana, FLX-3011",
        "jdbc:postgresql://host/dw?password=x, FLX-3011",
        "jdbc:postgresql://host/dw?ssl%70assword=x, FLX-3011",
        "jdbc:postgresql://ana:x@host/dw, FLX-3004"
    })
    void refusesCredentials(String url, String code) {
        assertThat(UrlCheck.check(TestDatabases.settings("dw", url)))
                .extracting(problem -> problem.code().id())
                .containsExactly(code);
    }
}
