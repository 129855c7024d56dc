package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entity that cannot be loaded, because its spec has errors. It harms nobody but those that depend on it.
 *
 * @param tags null: not known
 * @param spec as far as it could be bound; null where it could not be
 * @param problems the errors; never empty
 */
public record BrokenSpec(
        String name, @Nullable List<String> tags, @Nullable EntitySpec spec, List<Problem> problems) {
    public BrokenSpec {
        tags = tags == null ? null : List.copyOf(tags);
        problems = List.copyOf(problems);
    }

    /** Those of the files that have errors, each name once: two files may claim one name. */
    public static List<BrokenSpec> of(List<EntityFile> files, List<Problem> problems) {
        Map<String, List<Problem>> errors = EntityFile.byFile(problems);
        Map<String, BrokenSpec> broken = new LinkedHashMap<>();
        for (EntityFile file : files) {
            List<Problem> own = file.errors(errors);
            if (!own.isEmpty()) {
                BrokenSpec found = new BrokenSpec(file.entity(), file.tags(), file.spec(), own);
                broken.merge(file.entity(), found, BrokenSpec::with);
            }
        }
        return List.copyOf(broken.values());
    }

    /** Two files of one name: what is known of only one of them is not known. */
    private BrokenSpec with(BrokenSpec other) {
        List<Problem> both = new ArrayList<>(problems);
        both.addAll(other.problems);
        List<String> tagsOfBoth = null;
        if (tags != null && other.tags != null) {
            tagsOfBoth = new ArrayList<>(tags);
            tagsOfBoth.addAll(other.tags);
        }
        return new BrokenSpec(name, tagsOfBoth, null, both);
    }

    /** Whether nothing is wrong but that a look-up is not defined here: its examples can be tried all the same. */
    public boolean lacksOnlyVariables() {
        return spec != null && problems.stream().allMatch(problem -> problem.code() == Code.SPEC_UNDEFINED_VARIABLE);
    }

    /** The error that stands for all. */
    public Problem first() {
        return problems.get(0);
    }
}
