package dev.fluxo.engine.internal.spec;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file, several entities: {@code for_each: { tenant: [sp, rj] }}. Each of them is what a file of its own would say, with the values
 * written out; whatever reads an entity knows nothing of the others. Start reading at {@link #expand}.
 */
final class ForEach {
    static final String KEY = "for_each";
    private static final int MOST = 1_000;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

    private final Node.Mapping entity;
    private final Node.Mapping lists;
    private final Problems problems;

    private ForEach(Node.Mapping entity, Node.Mapping lists, Problems problems) {
        this.entity = entity;
        this.lists = lists;
        this.problems = problems;
    }

    /**
     * What a file says.
     *
     * @param template the name of its entities as it is written, with variables; null where it has no {@code for_each}, or none
     * @param entities none where {@code for_each} itself is wrong, which is reported
     */
    record Expanded(@Nullable String template, List<One> entities) {
        Expanded {
            entities = List.copyOf(entities);
        }
    }

    /**
     * One of the entities.
     *
     * @param values what its variables are replaced by; empty where it has none
     */
    record One(Node entity, Map<String, String> values) {
        One {
            values = Map.copyOf(values);
        }
    }

    static Expanded expand(Node document, Problems problems) {
        if (!(document instanceof Node.Mapping entity)
                || entity.get(KEY) == null
                || (entity.get(KEY) instanceof Node.Scalar scalar && scalar.isNull())) {
            return new Expanded(null, List.of(new One(document, Map.of())));
        }
        Problems own = new Problems();
        EntityLanguage.FOR_EACH.check(KEY, entity.get(KEY), own);
        List<One> entities = own.hasErrors() || !(entity.get(KEY) instanceof Node.Mapping lists)
                ? List.of()
                : new ForEach(entity, lists, own).entities();
        problems.addAll(own.all());
        return new Expanded(Fields.of(entity).plain("entity"), entities);
    }

    /** Whether a name, as it is written with variables, may give this one. */
    static boolean mayGive(String written, String name) {
        return Pattern.matches(
                Stream.of(VARIABLE.split(written, -1)).map(Pattern::quote).collect(joining(".+")), name);
    }

    private static Set<String> names(Node.Mapping lists) {
        Set<String> names = new LinkedHashSet<>();
        lists.entries().forEach(entry -> names.add(entry.key().text()));
        return names;
    }

    private List<One> entities() {
        names(lists).forEach(this::isInTheName);
        lists.entries().forEach(this::hasNothingTwice);
        if (problems.hasErrors() || isTooMany()) {
            return List.of();
        }
        new ForEachPlaces(names(lists), problems).check(entity);
        List<One> entities = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Map<String, Node.Scalar> values : combinations()) {
            Node.Mapping one = new ForEachValues(values).in(entity);
            if (isNamedWell(one, values, taken)) {
                Map<String, String> texts = new LinkedHashMap<>();
                values.forEach((name, value) -> texts.put(name, value.text()));
                entities.add(new One(one, texts));
            }
        }
        return entities;
    }

    /** Else all entities of a list would have one name. */
    private void isInTheName(String variable) {
        Fields fields = Fields.of(entity);
        String name = fields.plain("entity");
        if (name != null && !name.contains(ForEachValues.written(variable))) {
            problems.error(
                    Code.FOR_EACH_NAME,
                    fields.at("entity"),
                    Shown.of(variable)
                            + " of for_each is not in the entity's name, so that several entities would be called "
                            + Shown.of(name),
                    name.contains("${")
                            ? "write " + ForEachValues.written(variable) + " into it"
                            : "write entity: " + name + "_" + ForEachValues.written(variable));
        }
    }

    private void hasNothingTwice(Node.Entry list) {
        Set<String> seen = new HashSet<>();
        for (Node.Scalar value : values(list)) {
            if (!seen.add(value.text())) {
                problems.error(
                        Code.FOR_EACH_NAME,
                        value.at(),
                        Shown.of(value.text()) + " stands twice in for_each."
                                + list.key().text(),
                        "keep one");
            }
        }
    }

    private boolean isTooMany() {
        long count = 1;
        for (Node.Entry list : lists.entries()) {
            count = Math.min(Integer.MAX_VALUE, count * values(list).size());
        }
        if (count > MOST) {
            problems.error(
                    Code.FOR_EACH_NAME,
                    Fields.of(entity).at(KEY),
                    "for_each makes " + count + " entities of one file, each value of a list with each of the others",
                    "at most " + MOST + ": divide the file");
        }
        return count > MOST;
    }

    /** Each value of a list with each of the others, the last list running fastest. */
    private List<Map<String, Node.Scalar>> combinations() {
        List<Map<String, Node.Scalar>> combinations = List.of(Map.of());
        for (Node.Entry list : lists.entries()) {
            List<Map<String, Node.Scalar>> longer = new ArrayList<>();
            for (Map<String, Node.Scalar> shorter : combinations) {
                for (Node.Scalar value : values(list)) {
                    Map<String, Node.Scalar> one = new LinkedHashMap<>(shorter);
                    one.put(list.key().text(), value);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<Node.Scalar> values(Node.Entry list) {
        List<Node> items = list.value() instanceof Node.Sequence sequence ? sequence.items() : List.of(list.value());
        List<Node.Scalar> values = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof Node.Scalar scalar) {
                values.add(scalar);
            }
        }
        return values;
    }

    /** A name with a look-up in it cannot be judged yet; one that is wrong without the values is reported as any other. */
    private boolean isNamedWell(Node.Mapping one, Map<String, Node.Scalar> values, Set<String> taken) {
        String name = Fields.of(one).plain("entity");
        if (name == null || name.contains("${")) {
            return true;
        }
        for (Node.Scalar value : values.values()) {
            if (!EntityNames.isName(name) && !EntityNames.isName("x" + value.text())) {
                problems.error(
                        Code.FOR_EACH_VALUE,
                        value.at(),
                        Shown.of(value.text()) + " of for_each cannot stand in the entity's name: " + Shown.of(name)
                                + " is not a name of small letters, digits and _ that begins with a letter",
                        EntityNames.isName("x" + value.text().toLowerCase(Locale.ROOT))
                                ? "write it in small letters"
                                : "a name takes no . and no -: write a file of its own for it");
                return false;
            }
        }
        if (!taken.add(name)) {
            problems.error(
                    Code.FOR_EACH_NAME,
                    Fields.of(entity).at("entity"),
                    "for_each gives the name " + Shown.of(name) + " to two entities",
                    "part the variables in the name: " + String.join("_", writtenNames()));
            return false;
        }
        return true;
    }

    private List<String> writtenNames() {
        return names(lists).stream().map(ForEachValues::written).toList();
    }
}
