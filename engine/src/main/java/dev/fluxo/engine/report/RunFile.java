package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.RunResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
    public void write(RunResult run, UnaryOperator<String> redact, Wording wording) {
        folder.write(NAME, new RunJson(redact, wording).text(run));
    }

    /**
     * Writes of a run that could not begin why it could not, in place of what an earlier run left. Where the folder cannot be
     * written, that is left out: whoever waits for the file has the exit status.
     *
     * @param project as in {@link #prepare}
     * @param redact masks secrets in free text
     */
    public static void refused(
            Path project,
            Path folder,
            boolean dryRun,
            String selection,
            List<Problem> problems,
            UnaryOperator<String> redact,
            Wording wording) {
        try {
            String text = new RunJson(redact, wording).refused(Instant.now(), dryRun, selection, problems);
            prepare(project, folder).folder.write(NAME, text);
        } catch (FluxoException e) {
            // The problems themselves are reported, and are more than this one.
        }
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return folder.file(NAME);
    }
}
