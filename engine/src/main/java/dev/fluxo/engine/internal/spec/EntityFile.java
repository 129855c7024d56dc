package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of the pipelines folder that holds an entity, or should.
 *
 * @param file as problems name it
 * @param entity what it calls its entity, or what stands in for that: see {@link EntityNames}
 * @param tags null: the file is too broken to tell
 * @param spec null where it cannot be bound
 * @param shared what is wrong with the entity though it stands in another file: a circle of dependencies
 */
public record EntityFile(
        String file,
        String entity,
        @Nullable List<String> tags,
        @Nullable EntitySpec spec,
        List<Problem> shared) {
    public EntityFile {
        tags = tags == null ? null : List.copyOf(tags);
        shared = List.copyOf(shared);
    }

    /**
     * Everything that is wrong with the entity.
     *
     * @param byFile as {@link #byFile} has them
     */
    public List<Problem> errors(Map<String, List<Problem>> byFile) {
        List<Problem> errors = new ArrayList<>(byFile.getOrDefault(file, List.of()));
        errors.addAll(shared);
        return errors;
    }

    /** The entities of files without an error. */
    public static List<EntitySpec> sound(List<EntityFile> files, List<Problem> problems) {
        Map<String, List<Problem>> errors = byFile(problems);
        return files.stream()
                .filter(file -> file.errors(errors).isEmpty())
                .map(EntityFile::spec)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The errors of each file; those without a place are of the file {@code ""}. */
    public static Map<String, List<Problem>> byFile(List<Problem> problems) {
        return problems.stream()
                .filter(Problem::isError)
                .collect(Collectors.groupingBy(problem ->
                        problem.location() == null ? "" : problem.location().file()));
    }
}
