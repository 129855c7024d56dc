package dev.fluxo.openlineage;

import dev.fluxo.engine.event.ListenerFactory;
import dev.fluxo.engine.event.ListenerSettings;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.Setting;
import dev.fluxo.engine.event.SettingType;
import dev.fluxo.observe.http.Post;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The section {@code openlineage}: events to a server, such as Marquez, or into a file. */
public final class OpenLineageFactory implements ListenerFactory {
    /** Where a server that is named without a path takes events. */
    private static final String PATH = "/api/v1/lineage";

    private static final Duration OF_A_FILE = Duration.ofSeconds(5);

    @Override
    public String section() {
        return "openlineage";
    }

    @Override
    public String description() {
        return "Lineage of runs as events of OpenLineage: for Marquez, DataHub and other catalogs.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        "url",
                        SettingType.URL,
                        "The server; without a path /api/v1/lineage is added.",
                        "'http://localhost:5000'"),
                Setting.optional(
                        "file",
                        SettingType.FILE,
                        "A file to which each event is added as a line; relative to this file.",
                        "../target/etl/lineage.ndjson"),
                Setting.preset(
                        "namespace", SettingType.TEXT, "The namespace of the jobs: one for each environment.", "fluxo"),
                Setting.preset(
                        "job",
                        SettingType.TEXT,
                        "What a run is called as a job; that of an entity has the entity's name behind it.",
                        "etl"),
                Setting.optional(
                        "api_key",
                        SettingType.SECRET,
                        "Sent as a bearer token; it is masked everywhere.",
                        "'${env:OPENLINEAGE_API_KEY}'"),
                Setting.optional(
                        "headers", SettingType.SECRETS, "HTTP headers; they are masked everywhere.", "{ X-Team: crm }"),
                Setting.preset(
                        "timeout", SettingType.DURATION, "The longest that one event is tried to be sent.", "5s"));
    }

    @Override
    public List<String> exactlyOne() {
        return List.of("url", "file");
    }

    @Override
    public RunListener listen(ListenerSettings settings) {
        Jobs jobs = new Jobs(
                Objects.requireNonNull(settings.text("namespace")),
                Objects.requireNonNull(settings.text("job")),
                Parent.of(settings.environment("OPENLINEAGE_PARENT_ID")));
        URI url = settings.url("url");
        if (url != null) {
            Post post = new Post(section(), whole(url), headers(settings), settings.duration("timeout"));
            return new LineageListener(jobs, post::send, settings::redact, post.patience());
        }
        Path file = Objects.requireNonNull(settings.file("file"));
        return new LineageListener(jobs, new EventFile(file)::add, settings::redact, OF_A_FILE);
    }

    private static URI whole(URI url) {
        return url.getPath() == null || url.getPath().isEmpty() || url.getPath().equals("/") ? url.resolve(PATH) : url;
    }

    private static Map<String, String> headers(ListenerSettings settings) {
        Map<String, String> headers = new LinkedHashMap<>(settings.texts("headers"));
        String key = settings.text("api_key");
        if (key != null) {
            headers.put("Authorization", "Bearer " + key);
        }
        return headers;
    }
}
