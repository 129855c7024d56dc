package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Wildcard;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Chooses entities by name and tag, and puts them in the order of their dependencies. */
public final class Selector {
    private static final Advice LESS = Advice.of("leave out ", Option.of("entities"), " or ", Option.of("tags"));

    private Selector() {}

    /**
     * What was chosen.
     *
     * @param specs each after those it depends on
     * @param broken those that cannot be loaded
     */
    public record Selected(List<EntitySpec> specs, List<BrokenSpec> broken) {
        public Selected {
            specs = List.copyOf(specs);
            broken = List.copyOf(broken);
        }

        /** What is wrong with those that cannot be loaded; once, where several are of one file. */
        public List<Problem> problems() {
            return broken.stream()
                    .flatMap(spec -> spec.problems().stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * The entities that match any of the names and any of the tags, each after those it depends on. A file whose tags cannot
     * be read may have any: a run must not pass over it in silence.
     *
     * @param names may hold {@code *}; empty: all
     * @param tags empty: all
     * @throws dev.fluxo.engine.problem.FluxoException with SPEC_UNKNOWN_ENTITY for each name or tag that matches nothing
     */
    public static Selected select(
            List<EntitySpec> all, List<BrokenSpec> broken, List<String> names, List<String> tags) {
        Problems problems = new Problems();
        List<String> knownNames = Stream.concat(
                        all.stream().map(EntitySpec::name), broken.stream().map(BrokenSpec::name))
                .toList();
        for (String name : names) {
            if (knownNames.stream().noneMatch(Wildcard.of(name)::matches)) {
                String hint = NearestName.hintOrList(name, knownNames);
                problems.error(Code.SPEC_UNKNOWN_ENTITY, null, "no entity is called '" + name + "'", hint);
            }
        }
        Set<String> knownTags = new LinkedHashSet<>();
        all.forEach(spec -> knownTags.addAll(spec.tags()));
        broken.forEach(spec -> knownTags.addAll(spec.tags() == null ? List.of() : spec.tags()));
        boolean unknownTags = broken.stream().anyMatch(spec -> spec.tags() == null);
        for (String tag : tags) {
            if (!knownTags.contains(tag) && !unknownTags) {
                String hint = NearestName.hintOrList(tag, knownTags);
                problems.error(Code.SPEC_UNKNOWN_ENTITY, null, "no entity has the tag '" + tag + "'", hint);
            }
        }
        List<EntitySpec> chosen = all.stream()
                .filter(spec -> isNamed(spec.name(), names))
                .filter(spec -> tags.isEmpty() || spec.tags().stream().anyMatch(tags::contains))
                .toList();
        List<BrokenSpec> harmed = broken.stream()
                .filter(spec -> isNamed(spec.name(), names))
                .filter(spec -> tags.isEmpty()
                        || spec.tags() == null
                        || spec.tags().stream().anyMatch(tags::contains))
                .toList();
        if (chosen.isEmpty() && harmed.isEmpty() && !problems.hasErrors()) {
            String message = "no entity has both one of the names and one of the tags that were asked for";
            problems.error(Code.SPEC_UNKNOWN_ENTITY, null, message, LESS);
        }
        if (problems.hasErrors()) {
            // A name that is not known may be that of a file which cannot be read.
            broken.forEach(spec -> problems.addAll(spec.problems()));
        }
        problems.throwIfErrors();
        return new Selected(ordered(chosen), harmed);
    }

    private static boolean isNamed(String entity, List<String> names) {
        return names.isEmpty()
                || names.stream().anyMatch(name -> Wildcard.of(name).matches(entity));
    }

    /** Depth first; the specs are free of circles by now. */
    private static List<EntitySpec> ordered(List<EntitySpec> chosen) {
        Map<String, EntitySpec> byName = new LinkedHashMap<>();
        chosen.forEach(spec -> byName.put(spec.name(), spec));
        List<EntitySpec> ordered = new ArrayList<>();
        chosen.forEach(spec -> visit(spec, byName, ordered));
        return ordered;
    }

    private static void visit(EntitySpec spec, Map<String, EntitySpec> chosen, List<EntitySpec> ordered) {
        if (ordered.contains(spec)) {
            return;
        }
        spec.dependsOn().forEach(name -> {
            EntitySpec dependency = chosen.get(name.value());
            if (dependency != null) {
                visit(dependency, chosen, ordered);
            }
        });
        ordered.add(spec);
    }
}
