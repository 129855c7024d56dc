package dev.fluxo.observe.metrics;

import dev.fluxo.engine.event.ListenerFactory;
import dev.fluxo.engine.event.ListenerSettings;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.Setting;
import dev.fluxo.engine.event.SettingType;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.observe.http.Post;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The section {@code otlp}: metrics by OpenTelemetry's protocol, as JSON over HTTP. What the section leaves out is taken from OpenTelemetry's own variables. */
public final class OtlpFactory implements ListenerFactory {
    private static final String PATH = "v1/metrics";

    @Override
    public String section() {
        return "otlp";
    }

    @Override
    public String description() {
        return "Metrics by OpenTelemetry's protocol, as JSON over HTTP.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        "endpoint",
                        SettingType.URL,
                        "The collector; v1/metrics is added to it. Without it: OTEL_EXPORTER_OTLP_METRICS_ENDPOINT, or OTEL_EXPORTER_OTLP_ENDPOINT.",
                        "'http://localhost:4318'"),
                Setting.optional(
                        "headers",
                        SettingType.SECRETS,
                        "HTTP headers; they are masked everywhere. Without them: OTEL_EXPORTER_OTLP_HEADERS.",
                        "{ Authorization: 'Bearer ${env:OTLP_TOKEN}' }"),
                Setting.optional(
                        "resource",
                        SettingType.TEXTS,
                        "Attributes of the resource, beside service.name, which is fluxo, or OTEL_SERVICE_NAME.",
                        "{ deployment.environment.name: prod }"),
                Setting.preset(
                        "timeout", SettingType.DURATION, "The longest that the end of a run waits for it.", "5s"));
    }

    @Override
    public RunListener listen(ListenerSettings settings) {
        Post post = new Post(section(), endpoint(settings), headers(settings), settings.duration("timeout"));
        Map<String, String> resource = new LinkedHashMap<>();
        String service = settings.environment("OTEL_SERVICE_NAME");
        resource.put("service.name", service == null ? "fluxo" : service);
        resource.putAll(settings.texts("resource"));
        return new Measuring(new Otlp(post, resource), post.patience());
    }

    private static URI endpoint(ListenerSettings settings) {
        URI written = settings.url("endpoint");
        String whole = settings.environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT");
        String base = settings.environment("OTEL_EXPORTER_OTLP_ENDPOINT");
        if (written == null && whole != null && !whole.isBlank()) {
            return url(whole, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT");
        }
        if (written == null && base != null && !base.isBlank()) {
            written = url(base, "OTEL_EXPORTER_OTLP_ENDPOINT");
        }
        if (written == null) {
            throw FluxoException.of(
                    Code.OBSERVE_NO_ENDPOINT,
                    "nothing says where the metrics of otlp are sent",
                    "write endpoint: below otlp, or set OTEL_EXPORTER_OTLP_ENDPOINT");
        }
        String text = written.toString();
        return URI.create(text + (text.endsWith("/") ? "" : "/") + PATH);
    }

    private static URI url(String text, String variable) {
        @Nullable URI url = null;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        boolean web = url != null
                && url.getHost() != null
                && String.valueOf(url.getScheme()).matches("(?i)https?");
        if (url == null || !web) {
            throw FluxoException.of(
                    Code.OBSERVE_NO_ENDPOINT,
                    "the environment variable " + variable + " holds no URL that begins with http:// or https://",
                    "correct it, or write endpoint: below otlp");
        }
        return url;
    }

    /** As OpenTelemetry writes them: {@code api-key=…,other=…}, with percent signs. */
    private static Map<String, String> headers(ListenerSettings settings) {
        Map<String, String> written = settings.texts("headers");
        String variable = settings.environment("OTEL_EXPORTER_OTLP_HEADERS");
        if (!written.isEmpty() || variable == null) {
            return written;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String pair : variable.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = decoded(pair.substring(equals + 1).strip());
                settings.hide(value);
                headers.put(pair.substring(0, equals).strip(), value);
            }
        }
        return headers;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
