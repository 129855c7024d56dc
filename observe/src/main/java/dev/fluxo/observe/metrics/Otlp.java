package dev.fluxo.observe.metrics;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.JsonText;
import dev.fluxo.observe.http.Post;
import dev.fluxo.observe.metrics.Measuring.Measured;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends what was measured as an ExportMetricsServiceRequest of OTLP, in its JSON encoding. */
final class Otlp implements Measuring.Publisher {
    /** Of the answer: numbers of 64 bits are texts in this encoding. */
    private static final Pattern DROPPED = Pattern.compile("\"rejectedDataPoints\"\\s*:\\s*\"?([0-9]{1,18})");

    private final Post post;
    private final Map<String, String> resource;

    /** @param resource its attributes */
    Otlp(Post post, Map<String, String> resource) {
        this.post = post;
        this.resource = Map.copyOf(resource);
    }

    @Override
    public void publish(Measured measured, @Nullable Set<String> known) throws InterruptedException {
        Matcher dropped = DROPPED.matcher(post.send(JsonText.write(request(measured))));
        if (dropped.find() && !dropped.group(1).matches("0+")) {
            throw FluxoException.of(
                    Code.OBSERVE_PARTLY,
                    "otlp: the collector has dropped " + dropped.group(1) + " of "
                            + measured.samples().size() + " values",
                    "its own log says why");
        }
    }

    private Map<String, Object> request(Measured measured) {
        List<Object> metrics = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            List<Object> points = measured.samples().stream()
                    .filter(sample -> sample.series().metric() == metric)
                    .map(sample -> point(sample, measured.at()))
                    .toList();
            if (!points.isEmpty()) {
                metrics.add(object(
                        "name", metric.dotted(),
                        "description", metric.help(),
                        "unit", metric.unit() == null ? "1" : metric.unit(),
                        "gauge", object("dataPoints", points)));
            }
        }
        Map<String, Object> scope = object("scope", object("name", "dev.fluxo"), "metrics", metrics);
        return object(
                "resourceMetrics",
                List.of(object(
                        "resource", object("attributes", attributes(resource)), "scopeMetrics", List.of(scope))));
    }

    private static Object point(Sample sample, Instant at) {
        return object(
                "attributes", attributes(sample.series().labels()),
                "timeUnixNano", at.getEpochSecond() + "%09d".formatted(at.getNano()),
                "asDouble", BigDecimal.valueOf(sample.value()));
    }

    private static List<Object> attributes(Map<String, String> labels) {
        List<Object> attributes = new ArrayList<>();
        labels.forEach((key, value) -> attributes.add(object("key", key, "value", object("stringValue", value))));
        return attributes;
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }
}
