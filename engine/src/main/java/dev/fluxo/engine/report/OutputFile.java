package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Option;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the user names for what a command writes, inside the project. */
public final class OutputFile {
    private final ReportFolder folder;
    private final String name;

    private OutputFile(ReportFolder folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Makes its folder.
     *
     * @param written relative to the project, or absolute
     * @param option by which the user names another, with an example
     * @throws FluxoException if it is a folder, lies outside the project, also by a symbolic link, or cannot be written
     */
    public static OutputFile prepare(Path project, Path written, Option option) {
        Path name = written.getFileName();
        if (name == null || Files.isDirectory(project.resolve(written))) {
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    option.name() + " is '" + written + "', which is a folder",
                    Advice.of("name a file, such as ", option));
        }
        Path parent = written.getParent();
        ReportFolder folder = ReportFolder.prepare(project, parent == null ? Path.of("") : parent, option);
        return new OutputFile(folder, name.toString());
    }

    boolean exists() {
        return Files.exists(folder.file(name));
    }

    /**
     * Writes all or nothing: a reader never sees half a file.
     *
     * @return where it is
     */
    public Path write(String text) {
        return folder.write(name, text);
    }
}
