package dev.fluxo.observe.http;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends texts to a server, each within a time that is bounded whatever the server does: it may hang, drip, answer without end or send
 * elsewhere. What may pass is tried again, with growing pauses, as long as there is time. No message shows more of the URL than its host.
 */
public final class Post {
    /** Which refusals pass: too much, or a server behind the server. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final String who;
    private final URI url;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final AtomicReference<@Nullable HttpClient> client = new AtomicReference<>();

    /**
     * @param who the section of project.yaml, for messages
     * @param headers beside the type of what is sent
     * @param timeout for all tries of one text together
     */
    public Post(String who, URI url, Map<String, String> headers, Duration timeout) {
        this.who = who;
        this.url = url;
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
    }

    /** How long a run should wait for one text: more than it is tried, so that on a busy machine, too, here is said why it does not arrive. */
    public Duration patience() {
        return timeout.plus(GRACE);
    }

    /**
     * Sends JSON.
     *
     * @return what the server answers, as much as is of interest
     * @throws FluxoException with OBSERVE_UNREACHABLE or OBSERVE_REFUSED
     */
    public String send(String json) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        HttpRequest request = request(json);
        long pause = FIRST_PAUSE.toNanos();
        while (true) {
            FluxoException failure;
            try {
                HttpResponse<String> answer = once(request, end);
                if (answer.statusCode() >= 200 && answer.statusCode() < 300) {
                    return answer.body();
                }
                failure = refused(answer.statusCode());
                if (!PASSING.contains(answer.statusCode())) {
                    throw failure;
                }
            } catch (IOException e) {
                failure = unreachable("cannot be reached: " + e.getClass().getSimpleName(), e);
            }
            if (end - System.nanoTime() <= pause) {
                throw failure;
            }
            TimeUnit.NANOSECONDS.sleep(pause);
            pause *= 2;
        }
    }

    private HttpRequest request(String json) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "fluxo")
                    .POST(BodyPublishers.ofString(json));
            headers.forEach(request::setHeader);
            return request.build();
        } catch (IllegalArgumentException e) {
            throw FluxoException.of(
                    Code.OBSERVE_REFUSED,
                    who + ": its headers hold what no HTTP header may",
                    "correct the names and values below headers");
        }
    }

    /** Within the time, answer included: cancelling closes the connection. */
    private HttpResponse<String> once(HttpRequest request, long end) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, any -> new ShortAnswer());
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw unreachable("does not answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw unreachable("cannot be told: " + e.getCause(), e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Made when there is something to send. A redirect is not followed: what is secret would go along. */
    private HttpClient client() {
        HttpClient made = client.get();
        if (made == null) {
            made = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(timeout)
                    .build();
            client.set(made);
        }
        return made;
    }

    private FluxoException unreachable(String why, Exception cause) {
        FluxoException failure = FluxoException.of(
                Code.OBSERVE_UNREACHABLE,
                who + ": " + host() + " " + why,
                "the run is not affected; see whether the server runs, and whether this machine may reach it");
        failure.addSuppressed(cause);
        return failure;
    }

    private FluxoException refused(int status) {
        String next = switch (status) {
            case 401, 403 -> "correct the credentials: a header, a key or the URL";
            case 404, 405, 410 -> "correct the path of the URL";
            case 429 -> "it wants to hear less often";
            default ->
                status >= 300 && status < 400
                        ? "write the URL that it sends to; no redirect is followed, for what is secret would go along"
                        : "its own log says why";
        };
        return FluxoException.of(
                Code.OBSERVE_REFUSED, who + ": " + host() + " answers " + status, "the run is not affected; " + next);
    }

    private String host() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
