package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.jdbc.UrlCheck;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.testkit.TestDatabases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlServerUrlsTest {
    private final SqlServerUrls urls = new SqlServerUrls();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlserver://host;databaseName=dw",
                "jdbc:sqlserver://host\\instance:1433;databaseName=dw;encrypt=strict;hostNameInCertificate=*.corp",
                "jdbc:sqlserver://host;database=dw;integratedSecurity=true;authenticationScheme=JavaKerberos",
                "jdbc:sqlserver://host;databaseName=dw;authentication=ActiveDirectoryManagedIdentity;msiClientId=x",
                "jdbc:sqlserver://;serverName=host;portNumber=1433;DATABASENAME={d;w};trustServerCertificate=true"
            })
    void acceptsWhatIsHarmless(String url) {
        assertThat(UrlCheck.check(TestDatabases.settings("dw", url))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:sqlserver://host;trustManagerClass=org.x.Evil                | trustmanagerclass",
                "jdbc:sqlserver://host;TRUSTMANAGERCLASS=org.x.Evil                | trustmanagerclass",
                "jdbc:sqlserver://host; trustManagerClass =org.x.Evil              | trustmanagerclass",
                "jdbc:sqlserver://host;trustManagerClass={org.x.Evil}              | trustmanagerclass",
                "jdbc:sqlserver://host;database={a};b};socketFactoryClass=x        | b}",
                "jdbc:sqlserver://host;database={a}};b};socketFactoryClass=x       | socketfactoryclass",
                "jdbc:sqlserver://host;database={a;b};socketFactoryClass=x         | socketfactoryclass",
                "jdbc:sqlserver://host;socketFactoryConstructorArg=x               | socketfactoryconstructorarg",
                "jdbc:sqlserver://host;accessTokenCallbackClass=x                  | accesstokencallbackclass",
                "jdbc:sqlserver://host;enclaveAttestationUrl=http://x              | enclaveattestationurl",
                "jdbc:sqlserver://host;keyStoreLocation=/tmp/x                     | keystorelocation",
                "jdbc:sqlserver://host;retryExec={1205:3}                          | retryexec",
                "jdbc:sqlserver://host;useBulkCopyForBatchInsert=true              | usebulkcopyforbatchinsert",
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
        "jdbc:sqlserver://host;user=ana, FLX-3011",
        "jdbc:sqlserver://host;userName=ana, FLX-3011",
        "jdbc:sqlserver://host;uid=ana, FLX-3011",
        "jdbc:sqlserver://host;password={a;b}, FLX-3011",
        "jdbc:sqlserver://host;accessToken=x, FLX-3011",
        "jdbc:sqlserver://host;trustStorePassword=x, FLX-3011",
        "jdbc:sqlserver://ana:x@host;databaseName=dw, FLX-3004",
        "JDBC:sqlserver://host;databaseName=dw, FLX-3004",
        "jdbc:sqlserver:host, FLX-3004"
    })
    void refusesCredentialsAndWhatTheDriverDoesNotRead(String url, String code) {
        assertThat(UrlCheck.check(TestDatabases.settings("dw", url)))
                .extracting(problem -> problem.code().id())
                .containsExactly(code);
    }

    @Test
    void readsPropertiesAsTheDriverDoes() {
        assertThat(urls.properties("jdbc:sqlserver://h:1;databaseName = { a;}}b } ;encrypt= true;;applicationName="))
                .isEqualTo(Map.of("databasename", " a;}b ", "encrypt", "true", "applicationname", ""));
        assertThat(urls.properties("jdbc:sqlserver://h")).isEmpty();
    }
}
