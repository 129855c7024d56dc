package dev.fluxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pipelines folder: a project of one entity. */
final class EngineProject {
    private static final String PROJECT = """
            version: 1
            profiles:
              bench:
                connections:
                  oltp: %s
                  dw: %s
            """;

    private EngineProject() {}

    /** Both connections as YAML. */
    static void write(Path folder, Workload.Spec spec, String source, String target) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("project.yaml"), PROJECT.formatted(source, target));
        Files.writeString(folder.resolve(spec.entity() + ".yaml"), spec.yaml());
    }
}
