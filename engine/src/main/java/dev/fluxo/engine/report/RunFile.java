package dev.fluxo.engine.report;

import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.problem.FluxoException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

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

    /**
     * Writes all or nothing: a reader never sees half a file.
     *
     * @param redact masks secrets in free text
     */
    public void write(RunResult run, UnaryOperator<String> redact) {
        folder.write(NAME, new RunJson(redact).text(run));
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return folder.file(NAME);
    }
}
