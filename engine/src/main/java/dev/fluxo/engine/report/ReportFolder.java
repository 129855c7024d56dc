package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder that goals write their files into: inside the project, wherever links lead. */
public final class ReportFolder {
    private final Path folder;
    private final Option option;

    private ReportFolder(Path folder, Option option) {
        this.folder = folder;
        this.option = option;
    }

    /** As {@link #prepare(Path, Path, Option)}, for reports. */
    public static ReportFolder prepare(Path project, Path folder) {
        return prepare(project, folder, Option.of("report", "target/etl"));
    }

    /**
     * Makes the folder.
     *
     * @param folder relative to the project, or absolute
     * @param option by which the user names another, with an example
     * @throws FluxoException if the folder is outside the project, also by a symbolic link, or cannot be written
     */
    public static ReportFolder prepare(Path project, Path folder, Option option) {
        try {
            Path home = project.toRealPath();
            Path wanted = home.resolve(folder).normalize();
            requireInside(home, existing(wanted), folder, option);
            Files.createDirectories(wanted);
            ReportFolder made = new ReportFolder(wanted.toRealPath(), option);
            requireInside(home, made.folder, folder, option);
            if (!Files.isWritable(made.folder)) {
                throw new AccessDeniedException(made.folder.toString());
            }
            return made;
        } catch (IOException e) {
            throw unwritable(folder, option, e);
        }
    }

    /**
     * Writes a file, all of it or nothing: a reader never sees half of it.
     *
     * @return where it is
     */
    public Path write(String name, String text) {
        Path file = file(name);
        Path scratch = folder.resolve(name + "." + UUID.randomUUID());
        try {
            Files.writeString(scratch, text, StandardOpenOption.CREATE_NEW);
            Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException e) {
            throw unwritable(file, option, e);
        }
    }

    /** Removes a file, if it is there. */
    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw unwritable(file(name), option, e);
        }
    }

    /**
     * Removes files that an earlier report wrote.
     *
     * @param kept names of those that stay
     * @param mark a text that only files of ours hold
     */
    public void removeOthers(Set<String> kept, String mark) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !kept.contains(String.valueOf(file.getFileName())))
                    .toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(mark)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw unwritable(folder, option, e);
        }
    }

    /** Absolute, without symbolic links. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** The nearest folder above that is there, where links above it really lead. */
    private static Path existing(Path wanted) throws IOException {
        Path found = wanted;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found.toRealPath();
    }

    private static void requireInside(Path home, Path real, Path asWritten, Option option) {
        if (!real.startsWith(home)) {
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    "the folder for " + option.name() + " is '" + asWritten
                            + "', which lies outside the project folder " + home,
                    Advice.of("name a folder below it, such as ", option));
        }
    }

    private static FluxoException unwritable(Path path, Option option, IOException cause) {
        return new FluxoException(
                Problem.error(
                        Code.SPEC_UNREADABLE,
                        null,
                        "nothing can be written to " + path,
                        Advice.of(
                                "check that its folder may be written, or name another by ", Option.of(option.name()))),
                cause);
    }
}
