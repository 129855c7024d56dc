package dev.fluxo.console;

import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import java.util.Objects;

/** Numbers of things, in a few words. */
public final class Counted {
    private Counted() {}

    /** {@code 3 errors in 2 files}; warnings are not counted. */
    public static String errors(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        long files = errors.stream()
                .map(Problem::location)
                .filter(Objects::nonNull)
                .map(Location::file)
                .distinct()
                .count();
        String count = of(errors.size(), "error", "errors");
        return files == 0 ? count : count + " in " + of(files, "file", "files");
    }

    /** {@code 1 test}, {@code 2 tests}. */
    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
