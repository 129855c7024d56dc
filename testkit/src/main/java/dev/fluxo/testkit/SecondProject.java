package dev.fluxo.testkit;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.Reconciled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
            for (Path file : files(workshop.folder())) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            Files.writeString(
                    folder.resolve("customers.yaml"),
                    workshop.warehouse().backend().spec(customers));
            return new SecondProject(workshop, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    Run run() {
        try (Engine engine = Engine.open(EngineSettings.of(folder, null))) {
            return Run.audited(engine.run(Workshop.options(false)), workshop.warehouse());
        }
    }

    Reconciled heal() {
        try (Engine engine = Engine.open(EngineSettings.of(folder, null))) {
            return engine.heal(Selection.ALL).stream()
                    .filter(one -> one.entity().equals("customers"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        try {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
