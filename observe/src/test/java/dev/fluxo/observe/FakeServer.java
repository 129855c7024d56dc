package dev.fluxo.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of this machine that remembers what it is sent, and behaves as a test wants it to. */
public final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private volatile Behaviour behaviour = exchange -> answer(exchange, 200, "ok");

    /** What was sent. */
    public record Request(String path, String authorization, String contentType, String body) {}

    /** What it does with a request that it has read. */
    public interface Behaviour {
        void on(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(new Request(
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        try (exchange) {
            behaviour.on(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void behaves(Behaviour how) {
        behaviour = how;
    }

    /** Answers with this status. */
    public void answers(int status, String body) {
        behaves(exchange -> answer(exchange, status, body));
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Never answers. */
    public void hangs() {
        behaves(exchange -> hold());
    }

    /** Answers, and never comes to the end of it. */
    public void answersWithoutEnd(int status) {
        behaves(exchange -> {
            exchange.sendResponseHeaders(status, 0);
            byte[] much = "much ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                while (closing.getCount() > 0) {
                    out.write(much);
                }
            }
        });
    }

    /** Sends the status, some of the body that it promises, and nothing more. */
    public void drips() {
        behaves(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            hold();
        });
    }

    private void hold() throws InterruptedException {
        held.incrementAndGet();
        closing.await();
        held.decrementAndGet();
    }

    /** How many requests it has not answered and holds still. */
    public int held() {
        return held.get();
    }

    public List<Request> requests() {
        return requests;
    }

    /** {@code http://127.0.0.1:41234} */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
