package dev.fluxo.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.observe.FakeServer;
import dev.fluxo.observe.TestProject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class OtlpTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private TestProject project;

    @BeforeEach
    void aProject() {
        project = new TestProject(folder);
    }

    @AfterEach
    void close() throws SQLException {
        server.close();
        project.close();
    }

    private JsonNode sent() {
        assertThat(project.warnings()).isEmpty();
        assertThat(server.requests()).hasSize(1);
        return JSON.readTree(server.requests().get(0).body());
    }

    private static Map<String, String> attributes(JsonNode of) {
        Map<String, String> attributes = new TreeMap<>();
        of.get("attributes")
                .forEach(one -> attributes.put(
                        one.get("key").asString(), one.at("/value/stringValue").asString()));
        return attributes;
    }

    @Test
    void whatARunDidIsSent() {
        project.observe("{ otlp: { endpoint: '" + server.url()
                + "/base', headers: { Authorization: 'Bearer t' }, resource: { team: crm } } }");
        RunResult run = project.run();
        JsonNode resource = sent().at("/resourceMetrics/0");
        assertThat(server.requests().get(0).path()).isEqualTo("/base/v1/metrics");
        assertThat(server.requests().get(0).authorization()).isEqualTo("Bearer t");
        assertThat(server.requests().get(0).contentType()).isEqualTo("application/json");
        assertThat(attributes(resource.get("resource"))).isEqualTo(Map.of("service.name", "fluxo", "team", "crm"));
        Map<String, JsonNode> metrics = new HashMap<>();
        resource.at("/scopeMetrics/0/metrics")
                .forEach(metric -> metrics.put(metric.get("name").asString(), metric));
        assertThat(metrics).containsKeys("fluxo.entity.lag", "fluxo.run.last.status", "fluxo.entity.fresh");
        assertThat(Objects.requireNonNull(metrics.get("fluxo.entity.lag"))
                        .get("unit")
                        .asString())
                .isEqualTo("s");
        JsonNode rows = Objects.requireNonNull(metrics.get("fluxo.entity.last_run.rows"));
        assertThat(rows.get("unit").asString()).isEqualTo("1");
        double inserted = 0;
        for (JsonNode point : rows.at("/gauge/dataPoints")) {
            assertThat(point.get("asDouble").isNumber()).isTrue();
            assertThat(point.get("timeUnixNano").asString())
                    .matches("[0-9]{19}")
                    .startsWith(String.valueOf(run.finishedAt().getEpochSecond()));
            if (attributes(point).equals(Map.of("profile", "te\"st", "entity", "customers", "kind", "inserted"))) {
                inserted = point.get("asDouble").asDouble();
            }
        }
        assertThat(inserted).isEqualTo(2.0);
    }

    @Test
    void whatTheSectionLeavesOutIsTakenFromTheVariablesOfOpenTelemetry() {
        project.environment("OTEL_EXPORTER_OTLP_ENDPOINT", server.url() + "/");
        project.environment("OTEL_EXPORTER_OTLP_HEADERS", "x-a=1,Authorization=Basic%20dXNl+cg==");
        project.environment("OTEL_SERVICE_NAME", "warehouse");
        project.observe("{ otlp: }");
        project.run();
        JsonNode sent = sent();
        assertThat(server.requests().get(0).path()).isEqualTo("/v1/metrics");
        assertThat(server.requests().get(0).authorization()).isEqualTo("Basic dXNl+cg==");
        assertThat(attributes(sent.at("/resourceMetrics/0/resource"))).isEqualTo(Map.of("service.name", "warehouse"));
    }

    @Test
    void theVariableForMetricsIsTakenAsItIs() {
        project.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
        project.environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", server.url() + "/own/path");
        project.observe("{ otlp: {} }");
        project.run();
        sent();
        assertThat(server.requests().get(0).path()).isEqualTo("/own/path");
    }

    /** Other programs' variables alone send nothing. */
    @Test
    void withoutItsSectionNothingIsSent() {
        project.environment("OTEL_EXPORTER_OTLP_ENDPOINT", server.url());
        project.run();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void noEndpointIsSaidAndHarmsNoRun() {
        project.observe("{ otlp: {} }");
        assertThat(project.run().status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(project.warnings()).singleElement().asString().contains("FLX-1131", "otlp hears nothing");
        project.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "grpc://x");
        project.run();
        assertThat(project.warnings())
                .hasSize(2)
                .last()
                .asString()
                .contains("OTEL_EXPORTER_OTLP_ENDPOINT holds no URL")
                .doesNotContain("grpc");
    }

    @Test
    void whatTheCollectorDropsIsSaid() {
        server.answers(200, "{\"partialSuccess\":{\"rejectedDataPoints\":\"3\",\"errorMessage\":\"too old\"}}");
        project.observe("{ otlp: { endpoint: '" + server.url() + "' } }");
        assertThat(project.run().status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(project.warnings()).singleElement().asString().contains("FLX-5193", "dropped 3 of ");
    }
}
