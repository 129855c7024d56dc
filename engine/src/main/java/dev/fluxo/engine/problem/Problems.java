package dev.fluxo.engine.problem;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects problems, so that a user sees all of them in one go. Not thread-safe. */
public final class Problems {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::location, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Each once: two checks may find the same fault. */
    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(Iterable<Problem> problems) {
        problems.forEach(this::add);
    }

    public void error(Code code, @Nullable Location location, String message) {
        add(Problem.error(code, location, message, null));
    }

    public void error(Code code, @Nullable Location location, String message, @Nullable String hint) {
        add(Problem.error(code, location, message, hint));
    }

    public void warning(Code code, @Nullable Location location, String message, @Nullable String hint) {
        add(Problem.warning(code, location, message, hint));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** Sorted by file and line; those without a location first. */
    public List<Problem> all() {
        return found.stream().sorted(ORDER).toList();
    }

    /** Throws what was found, warnings included, if any of it is an error. */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new FluxoException(all());
        }
    }
}
