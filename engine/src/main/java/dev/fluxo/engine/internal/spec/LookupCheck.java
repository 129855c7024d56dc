package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the columns of an entity that are looked up must keep beyond their shape. */
final class LookupCheck {
    /** They say how a value is found in a dimension. */
    private static final List<String> OF_LOOKUPS = List.of("on", "get", "as_of", "valid_from", "valid_to", "missing");

    /** They say what is done with a value that comes from the source. */
    private static final List<String> OF_VALUES = List.of("transform", "check", "on_error");

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final Problems problems;
    private final String entity;
    private final Set<String> looked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private LookupCheck(String entity, Problems problems) {
        this.entity = entity;
        this.problems = problems;
    }

    /** The target columns that are looked up. */
    static Set<String> check(Fields entity, List<Node.Entry> columns, Problems problems) {
        LookupCheck check = new LookupCheck(String.valueOf(entity.plain("entity")), problems);
        columns.forEach(check::column);
        if (!check.looked.isEmpty()) {
            columns.forEach(check::condition);
        }
        return check.looked;
    }

    private void column(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Mapping)) {
            return;
        }
        Fields column = Fields.of(entry.value());
        String name = entry.key().text();
        if (!LookupReader.isLookup(column)) {
            foreign(
                    column,
                    OF_LOOKUPS,
                    "column '" + name + "' has '",
                    "', which is of look-ups, and no lookup",
                    "write lookup: with the entity that loads the dimension, or table: with its table");
            return;
        }
        looked.add(name);
        foreign(
                column,
                OF_VALUES,
                "column '" + name + "' is looked up, and takes no '",
                "'",
                "what the source's values need is done in the query; what a missing member does, 'missing' says");
        if (column.node("on") == null) {
            problems.error(
                    Code.SPEC_MISSING_KEY,
                    entry.key().at(),
                    "column '" + name + "' is looked up, and has no key 'on'",
                    "write on: { column of the dimension: source column }");
        }
        period(column, name);
        Located<String> dimension = column.text("lookup");
        if (dimension != null && dimension.value().equals(entity)) {
            problems.error(
                    Code.LOOKUP_IN_ITSELF,
                    dimension.at(),
                    "column '" + name + "' is looked up in '" + entity + "' itself, whose rows are only being loaded",
                    "fill it by an entity of its own, which reads the same source and writes the same table after this one");
        }
    }

    private void foreign(Fields column, List<String> keys, String before, String after, String hint) {
        for (String key : keys) {
            if (column.node(key) != null) {
                problems.error(Code.LOOKUP_KEYS, column.at(key), before + key + after, hint);
            }
        }
    }

    private void period(Fields column, String name) {
        boolean from = column.node("valid_from") != null;
        boolean to = column.node("valid_to") != null;
        if ((from || to) && column.node("lookup") != null) {
            problems.error(
                    Code.LOOKUP_KEYS,
                    column.at(from ? "valid_from" : "valid_to"),
                    "column '" + name + "': which columns say when a version is valid, the entity that is looked up in"
                            + " says itself",
                    "leave it out");
        } else if (from != to) {
            problems.error(
                    Code.LOOKUP_KEYS,
                    column.at(from ? "valid_from" : "valid_to"),
                    "column '" + name + "' has only one of valid_from and valid_to",
                    "write both, or none where the table has no history");
        } else if (column.node("as_of") != null && column.node("table") != null && !from) {
            noHistory(
                    column,
                    name,
                    "the look-up does not say which columns of the table hold it",
                    "write valid_from and valid_to, or leave as_of out");
        }
    }

    private void noHistory(Fields column, String name, String why, String hint) {
        problems.error(
                Code.LOOKUP_NO_HISTORY,
                column.at("as_of"),
                "column '" + name + "' is looked up as of a date, and " + why,
                hint);
    }

    /** A check sees a row before its members are looked up. */
    private void condition(Node.Entry entry) {
        Located<String> check = Fields.of(entry.value()).text("check");
        if (check != null) {
            WORD.matcher(check.value())
                    .results()
                    .map(word -> word.group())
                    .filter(looked::contains)
                    .distinct()
                    .forEach(word -> problems.error(
                            Code.LOOKUP_KEYS,
                            check.at(),
                            "the check of column '" + entry.key().text() + "' names '" + word
                                    + "', which is looked up later, in the target's database",
                            "check the source column that it is looked up by"));
        }
    }
}
