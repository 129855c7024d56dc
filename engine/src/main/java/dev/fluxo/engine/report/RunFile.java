package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.FluxoException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code run.json}: the last run, for programs. While a run is going on there is none. */
public final class RunFile {
    private static final String NAME = "run.json";

    private final ReportFolder folder;

    private RunFile(ReportFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder, and removes what an earlier run left: a run that does not end must not be taken for one that did.
     *
     * @param folder relative to the project, or absolute
     * @throws FluxoException if the folder is outside the project, also by a symbolic link, or cannot be written
     */
    public static RunFile prepare(Path project, Path folder) {
        RunFile file = new RunFile(ReportFolder.prepare(project, folder));
        file.folder.remove(NAME);
        return file;
    }

    /** The same for a run that could not begin; null where the folder cannot be written: what is wrong with the run is more than that. */
    public static @Nullable RunFile find(Path project, Path folder) {
        try {
            return prepare(project, folder);
        } catch (FluxoException e) {
            return null;
        }
    }

    /** Writes all or nothing: a reader never sees half a file. */
    public void write(String json) {
        folder.write(NAME, json);
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return folder.file(NAME);
    }
}
