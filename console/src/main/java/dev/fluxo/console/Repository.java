package dev.fluxo.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The repository that a folder belongs to: programs that show a pull request want paths from its root, not from where the command was started. */
public final class Repository {
    /** What CI servers call the folder that they checked it out to: GitHub, GitLab, Azure, Jenkins. */
    private static final List<String> VARIABLES =
            List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "WORKSPACE");

    private Repository() {}

    /**
     * The folder from the root of its repository, with forward slashes: {@code etl/pipelines}. Where there is none, from the
     * base; where it lies elsewhere, as it is.
     *
     * @param base the folder that relative paths are meant from
     */
    public static String path(Path folder, Path base, Function<String, @Nullable String> environment) {
        Path real = real(folder);
        Path root = Stream.concat(
                        VARIABLES.stream()
                                .map(environment)
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull)
                                .filter(value -> !value.isBlank())
                                .map(value -> real(Path.of(value.strip()))),
                        Stream.concat(Stream.ofNullable(git(real)), Stream.of(real(base))))
                .filter(real::startsWith)
                .findFirst()
                .orElse(null);
        String path = (root == null ? real : root.relativize(real)).toString().replace('\\', '/');
        return path.isEmpty() ? "." : path;
    }

    /** The nearest folder above with a {@code .git}: a folder, or, in a worktree or a submodule, a file. */
    private static @Nullable Path git(Path folder) {
        Path above = folder;
        while (above != null && !Files.exists(above.resolve(".git"))) {
            above = above.getParent();
        }
        return above;
    }

    /** Where links lead; as it is written where there is no such folder. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
