package dev.fluxo.engine.report;

import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/** {@code run.json}: the last run, for programs. While a run is going on there is none. */
public final class RunFile {
    private final Path folder;

    private RunFile(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder, and removes what an earlier run left: a run that does not end must not be taken for one that did.
     *
     * @param folder relative to the project, or absolute
     * @throws FluxoException if the folder is outside the project, also by a symbolic link, or cannot be written
     */
    public static RunFile prepare(Path project, Path folder) {
        try {
            Path home = project.toRealPath();
            Path wanted = home.resolve(folder).normalize();
            requireInside(home, existing(wanted), folder);
            Files.createDirectories(wanted);
            RunFile file = new RunFile(wanted.toRealPath());
            requireInside(home, file.folder, folder);
            Files.deleteIfExists(file.path());
            return file;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Writes all or nothing: a reader never sees half a file.
     *
     * @param redact masks secrets in free text
     */
    public void write(RunResult run, UnaryOperator<String> redact) {
        Path scratch = folder.resolve("run.json." + run.runId());
        try {
            Files.writeString(scratch, new RunJson(redact).text(run), StandardOpenOption.CREATE_NEW);
            Files.move(scratch, path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(path(), e);
        }
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return folder.resolve("run.json");
    }

    /** The nearest folder above that is there, where links above it really lead. */
    private static Path existing(Path wanted) throws IOException {
        Path found = wanted;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found.toRealPath();
    }

    private static void requireInside(Path home, Path real, Path asWritten) {
        if (!real.startsWith(home)) {
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    "etl.report is '" + asWritten + "', which lies outside the project folder " + home,
                    "name a folder below it, such as target/etl");
        }
    }

    private static FluxoException unwritable(Path path, IOException cause) {
        return new FluxoException(
                Problem.error(
                        Code.SPEC_UNREADABLE,
                        null,
                        "the report cannot be written to " + path,
                        "check that its folder may be written, or name another by -Detl.report"),
                cause);
    }
}
