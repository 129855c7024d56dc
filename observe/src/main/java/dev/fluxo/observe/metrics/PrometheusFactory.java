package dev.fluxo.observe.metrics;

import dev.fluxo.engine.event.ListenerFactory;
import dev.fluxo.engine.event.ListenerSettings;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.Setting;
import dev.fluxo.engine.event.SettingType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The section {@code prometheus}: a text file for node_exporter. */
public final class PrometheusFactory implements ListenerFactory {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public String section() {
        return "prometheus";
    }

    @Override
    public String description() {
        return "Metrics as a text file, for the textfile collector of Prometheus' node_exporter.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.required(
                        "file",
                        SettingType.FILE,
                        "The file, below the folder of --collector.textfile.directory; relative to this file. It is replaced whole.",
                        "/var/lib/node_exporter/textfile/fluxo.prom")
                .refusing(path ->
                        path.endsWith(".prom") ? null : "does not end in .prom: node_exporter reads no other files"));
    }

    @Override
    public RunListener listen(ListenerSettings settings) {
        return new Measuring(new TextFile(Objects.requireNonNull(settings.file("file"))), PATIENCE);
    }
}
