package dev.fluxo.engine.plan;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spec.EntitySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chooses entities by name and tag, and puts them in the order of their dependencies. */
public final class Selector {
    private Selector() {}

    /**
     * The entities that match any of the names and any of the tags, each after those it depends on.
     *
     * @param names may hold {@code *}; empty: all
     * @param tags empty: all
     * @throws dev.fluxo.engine.problem.FluxoException with SPEC_UNKNOWN_ENTITY for each name or tag that matches nothing
     */
    public static List<EntitySpec> select(List<EntitySpec> all, List<String> names, List<String> tags) {
        Problems problems = new Problems();
        List<String> knownNames = all.stream().map(EntitySpec::name).toList();
        for (String name : names) {
            if (knownNames.stream().noneMatch(known -> matches(name, known))) {
                String hint = NearestName.hintOrList(name, knownNames);
                problems.error(Code.SPEC_UNKNOWN_ENTITY, null, "no entity is called '" + name + "'", hint);
            }
        }
        List<String> knownTags =
                all.stream().flatMap(spec -> spec.tags().stream()).distinct().toList();
        for (String tag : tags) {
            if (!knownTags.contains(tag)) {
                String hint = NearestName.hintOrList(tag, knownTags);
                problems.error(Code.SPEC_UNKNOWN_ENTITY, null, "no entity has the tag '" + tag + "'", hint);
            }
        }
        List<EntitySpec> chosen = all.stream()
                .filter(spec -> names.isEmpty() || names.stream().anyMatch(name -> matches(name, spec.name())))
                .filter(spec -> tags.isEmpty() || spec.tags().stream().anyMatch(tags::contains))
                .toList();
        if (chosen.isEmpty() && !problems.hasErrors()) {
            String message = "no entity has both one of the names and one of the tags that were asked for";
            problems.error(Code.SPEC_UNKNOWN_ENTITY, null, message, "leave out etl.entities or etl.tags");
        }
        problems.throwIfErrors();
        return ordered(chosen);
    }

    private static boolean matches(String pattern, String name) {
        String regex = Pattern.compile("\\*")
                .splitAsStream(pattern)
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.matches(pattern.endsWith("*") ? regex + ".*" : regex, name);
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
