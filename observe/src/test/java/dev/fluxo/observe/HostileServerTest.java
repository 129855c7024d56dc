package dev.fluxo.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.result.RunStatus;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, the run ends as it would without it, one warning says what is wrong, and nothing secret is in it. */
@Timeout(60)
class HostileServerTest {
    private static final String OTLP =
            "{ otlp: { endpoint: '%s', headers: { Authorization: 'Bearer tok-very-secret' }, timeout: %s } }";
    private static final String NOTIFY =
            "{ notify: { url: '%s/hooks/very-secret', headers: { Authorization: 'Bearer tok-very-secret' }, timeout: %s } }";

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private TestProject project;

    @BeforeEach
    void aProject() {
        project = new TestProject(folder);
        project.breakCustomers();
    }

    @AfterEach
    void close() throws SQLException {
        server.close();
        project.close();
    }

    private void observe(String section, String timeout) {
        project.observe(section.formatted(server.url(), timeout));
    }

    /** One line, with this in it. */
    private void runsAndWarns(String... words) {
        assertThat(project.run().status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(project.warnings())
                .singleElement()
                .asString()
                .contains(words)
                .doesNotContain("very-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void oneThatNeverAnswersIsNotWaitedForLongerThanTheTimeOut(String section) {
        observe(section, "2s");
        server.hangs();
        runsAndWarns("FLX-5190", server.url() + " does not answer within 2000 ms");
        assertThat(server.held()).as("it has not answered yet").isEqualTo(1);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void oneThatDripsIsNotWaitedForEither(String section) {
        observe(section, "2s");
        server.drips();
        runsAndWarns("FLX-5190", "does not answer within 2000 ms");
        assertThat(server.held()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void oneThatRefusesIsSaidWithWhatToDo(String section) {
        observe(section, "5s");
        server.answers(401, "Bearer tok-very-secret is not known");
        runsAndWarns("FLX-5191", "answers 401", "correct the credentials");
        assertThat(server.requests())
                .as("what stays refused is not tried again")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void oneThatFailsIsSaid(String section) {
        observe(section, "5s");
        server.answers(500, "");
        runsAndWarns("FLX-5191", "answers 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void whatPassesIsTriedAgain(String section) {
        observe(section, "30s");
        server.behaves(exchange -> FakeServer.answer(exchange, server.requests().size() < 3 ? 503 : 200, ""));
        project.run();
        assertThat(project.warnings()).isEmpty();
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(2)).isEqualTo(server.requests().get(0));
    }

    /** Where it leads nobody knows, and the header would go along. */
    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void oneThatSendsElsewhereIsNotFollowed(String section) {
        try (FakeServer elsewhere = new FakeServer()) {
            observe(section, "5s");
            server.behaves(exchange -> {
                exchange.getResponseHeaders().add("Location", elsewhere.url());
                FakeServer.answer(exchange, 307, "");
            });
            runsAndWarns("FLX-5191", "answers 307", "no redirect is followed");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void anAnswerWithoutEndIsCut(String section) {
        observe(section, "30s");
        server.answersWithoutEnd(200);
        assertThat(project.run().status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(project.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void garbageIsNoHarm(String section) {
        observe(section, "5s");
        server.answers(200, "\u0000{\"partialSuccess\": \"rejectedDataPoints\": x}");
        assertThat(project.run().status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(project.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void oneThatHangsUpIsSaid(String section) {
        observe(section, "2s");
        server.behaves(exchange -> {
            throw new IOException("hangs up");
        });
        runsAndWarns("FLX-5190", "cannot be reached: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void oneThatIsNotThereIsSaid(String section) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        project.observe(section.formatted("http://127.0.0.1:" + free, "2s"));
        runsAndWarns("FLX-5190", "cannot be reached: ConnectException");
    }

    @ParameterizedTest
    @ValueSource(strings = {OTLP, NOTIFY})
    void headersThatAreNoneAreSaid(String section) {
        project.environment("TOKEN", "very-secret\nX-Other: 1");
        project.observe(section.formatted(server.url(), "5s").replace("Bearer tok-very-secret", "${env:TOKEN}"));
        runsAndWarns("FLX-5191", "its headers hold what no HTTP header may");
        assertThat(server.requests()).isEmpty();
    }
}
