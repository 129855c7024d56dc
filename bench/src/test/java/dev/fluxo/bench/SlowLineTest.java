package dev.fluxo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowLineTest {
    /** Where nothing comes any more, a test fails. */
    private static final int PATIENCE_MILLIS = 60_000;

    @Test
    void handsOnWhatIsSaidBothWaysAndThatThereIsNoMore() throws Exception {
        byte[] said = new byte[5 * SlowLine.WINDOW_BYTES + 7];
        new Random(1).nextBytes(said);
        try (ServerSocket echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                SlowLine line = SlowLine.to("localhost", echo.getLocalPort());
                Socket client = client(line)) {
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> answer(echo));
            client.getOutputStream().write(said);
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(said);
            answer.get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void hangsUpWhereNobodyAnswers() throws IOException {
        try (SlowLine line = SlowLine.to("localhost", unused());
                Socket client = client(line)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void leadsToTheSameDatabase() throws IOException {
        try (SlowLine line = SlowLine.to(new Database("jdbc:postgresql://there:77/postgres?a=b", "me", "secret"))) {
            assertThat(line.far(new Database("jdbc:postgresql://there:77/src?a=b", "me", "secret")))
                    .isEqualTo(new Database("jdbc:postgresql://localhost:" + line.port() + "/src?a=b", "me", "secret"));
        }
    }

    private static Socket client(SlowLine line) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), line.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }

    private static void answer(ServerSocket echo) {
        try (Socket caller = echo.accept()) {
            caller.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int unused() throws IOException {
        try (ServerSocket none = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return none.getLocalPort();
        }
    }
}
