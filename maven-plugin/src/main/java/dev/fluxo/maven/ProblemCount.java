package dev.fluxo.maven;

import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import java.util.Objects;

/** How much is wrong, in a few words. */
final class ProblemCount {
    private ProblemCount() {}

    /** {@code 3 errors in 2 files}; warnings are not counted. */
    static String of(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        long files = errors.stream()
                .map(Problem::location)
                .filter(Objects::nonNull)
                .map(Location::file)
                .distinct()
                .count();
        String count = count(errors.size(), "error", "errors");
        return files == 0 ? count : count + " in " + count(files, "file", "files");
    }

    /** {@code 1 test}, {@code 2 tests}. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
