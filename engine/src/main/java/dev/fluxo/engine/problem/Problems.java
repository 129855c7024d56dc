package dev.fluxo.engine.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** Adds those that are not known by their code and place: what a second look words otherwise is the same fault. */
    public void addNew(Iterable<Problem> problems) {
        List<Problem> known = List.copyOf(found);
        for (Problem problem : problems) {
            boolean same = problem.location() != null
                    && known.stream()
                            .anyMatch(other -> other.code() == problem.code()
                                    && problem.location().equals(other.location()));
            if (!same) {
                add(problem);
            }
        }
    }

    public void error(Code code, @Nullable Location location, String message) {
        add(Problem.error(code, location, message, null));
    }

    public void error(Code code, @Nullable Location location, String message, @Nullable CharSequence hint) {
        add(Problem.error(code, location, message, hint));
    }

    public void warning(Code code, @Nullable Location location, String message, @Nullable CharSequence hint) {
        add(Problem.warning(code, location, message, hint));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** Sorted by file and line; those without a location first. */
    public List<Problem> all() {
        return found.stream().sorted(ORDER).toList();
    }

    /** As {@link #all}, but of each file no more than so many: a last problem counts the others. */
    public List<Problem> atMost(int ofEachFile) {
        Map<String, List<Problem>> byFile = new LinkedHashMap<>();
        for (Problem problem : all()) {
            String file = problem.location() == null ? "" : problem.location().file();
            byFile.computeIfAbsent(file, any -> new ArrayList<>()).add(problem);
        }
        List<Problem> shown = new ArrayList<>();
        for (List<Problem> ofFile : byFile.values()) {
            int most = Math.min(ofEachFile, ofFile.size());
            shown.addAll(ofFile.subList(0, most));
            if (most < ofFile.size()) {
                shown.add(more(ofFile.subList(most, ofFile.size())));
            }
        }
        return List.copyOf(shown);
    }

    private static Problem more(List<Problem> hidden) {
        Location at = hidden.get(0).location();
        String message = hidden.size() + " more problems, the first of them here, are not listed";
        String hint = "solve those above first";
        return hidden.stream().anyMatch(Problem::isError)
                ? Problem.error(Code.SPEC_MANY_PROBLEMS, at, message, hint)
                : Problem.warning(Code.SPEC_MANY_PROBLEMS, at, message, hint);
    }

    /** Throws what was found, warnings included, if any of it is an error. */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new FluxoException(all());
        }
    }
}
