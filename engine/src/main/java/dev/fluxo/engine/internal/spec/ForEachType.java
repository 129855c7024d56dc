package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.spec.ScalarType.Refusal;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Variables and the list of what each stands for. The values are put into names and queries as text: they have no character that could be more. */
record ForEachType() implements Type {
    /** No blank, no quote, and no two hyphens, which begin a comment in SQL. */
    private static final String VALUE = "[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*";

    private static final Pattern NAME = Pattern.compile(EntityLanguage.NAME);
    private static final Pattern ALLOWED = Pattern.compile(VALUE);
    private static final MapType LISTS = new MapType(Types.someOf(value()), 1);

    private static Type value() {
        return new ScalarType(
                "text",
                Json.object("type", List.of("string", "number", "boolean"), "pattern", "^" + VALUE + "$"),
                scalar -> !scalar.isNull(),
                scalar -> ALLOWED.matcher(scalar.text()).matches()
                        ? null
                        : new Refusal(
                                Shown.of(scalar.text()) + " has a character that for_each does not take",
                                "letters, digits and _, with a single . or - between them: it is put into names and"
                                        + " queries as it is"),
                null);
    }

    @Override
    public void check(String name, Node node, Problems problems) {
        LISTS.check(name, node, problems);
        if (!(node instanceof Node.Mapping mapping)) {
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            String variable = entry.key().text();
            if (!variable.isBlank() && !NAME.matcher(variable).matches()) {
                problems.error(
                        Code.SPEC_BAD_VALUE,
                        entry.key().at(),
                        name + ": " + Shown.of(variable)
                                + " is not a name of small letters, digits and _ that begins with a letter",
                        "a spec names it as ${tenant}");
            }
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = LISTS.schema();
        schema.put("propertyNames", Json.object("pattern", "^" + EntityLanguage.NAME + "$"));
        return schema;
    }
}
