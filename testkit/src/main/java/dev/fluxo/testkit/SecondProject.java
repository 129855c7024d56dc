package dev.fluxo.testkit;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Somebody else's copy of a workshop's project, with another spec. */
final class SecondProject implements AutoCloseable {
    private final Workshop workshop;
    private final Path folder;

    private SecondProject(Workshop workshop, Path folder) {
        this.workshop = workshop;
        this.folder = folder;
    }

    static SecondProject of(Workshop workshop, String customers) {
        try {
            Path folder = Files.createTempDirectory("second");
            Files.copy(workshop.folder().resolve("project.yaml"), folder.resolve("project.yaml"));
            Files.writeString(
                    folder.resolve("customers.yaml"),
                    workshop.warehouse().backend().spec(customers));
            return new SecondProject(workshop, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Run run() {
        try (Engine engine = Engine.open(EngineSettings.of(folder, null))) {
            return Run.audited(engine.run(Workshop.options(false)), workshop.warehouse());
        }
    }

    @Override
    public void close() {
        try {
            Files.delete(folder.resolve("project.yaml"));
            Files.delete(folder.resolve("customers.yaml"));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
