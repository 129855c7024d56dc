package dev.fluxo.openlineage;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of events, one a line. */
final class EventFile {
    private final Path file;

    EventFile(Path file) {
        this.file = file;
    }

    /** @throws FluxoException with OBSERVE_FILE */
    void add(String event) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new FluxoException(
                    Problem.error(
                            Code.OBSERVE_FILE,
                            null,
                            "openlineage: " + file + " cannot be written ("
                                    + e.getClass().getSimpleName() + ")",
                            "the run is not affected; name a file that this user may write"),
                    e);
        }
    }
}
