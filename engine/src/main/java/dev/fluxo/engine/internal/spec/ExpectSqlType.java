package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One SELECT that only reads: what it would write could not be told apart from the load, in whose transaction it is asked. */
record ExpectSqlType() implements Type {
    private static final Pattern BEGIN = Pattern.compile("[\\s(]*+(?i:select|with)\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]*+}}");
    private static final Pattern WRITES = Pattern.compile(
            "\\b(?i:insert|update|delete|merge|truncate|into|create|alter|drop|grant|exec|execute|call)\\b");

    @Override
    public void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar) || !(Scalars.value(scalar) instanceof String text)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs a SELECT, but this is " + node.kind(),
                    "write it in quotes");
            return;
        }
        String code = QueryText.of(text).code();
        if (!SqlFragment.isWhole(text, code, name + " of an expectation", Code.EXPECT_SQL, node.at(), problems)) {
            return;
        }
        Matcher writes = WRITES.matcher(code);
        if (!BEGIN.matcher(code).lookingAt()) {
            refuse(node, "it does not begin with SELECT or WITH", "write a SELECT of one value", problems);
        } else if (writes.find()) {
            refuse(
                    node,
                    "it holds " + writes.group().toUpperCase(Locale.ROOT) + ", and an expectation only reads",
                    "write a SELECT; where that is a column's name, put it in quotes",
                    problems);
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!placeholder.group().equals(ExpectationSpec.TARGET)) {
                refuse(
                        node,
                        Shown.of(placeholder.group()) + " is no known placeholder",
                        "known: " + ExpectationSpec.TARGET,
                        problems);
            } else if (code.charAt(placeholder.start()) != '{') {
                refuse(
                        node,
                        ExpectationSpec.TARGET + " stands in a comment, a text or quotes",
                        "write it as a name",
                        problems);
            }
        }
    }

    private static void refuse(Node node, String reason, String hint, Problems problems) {
        problems.error(Code.EXPECT_SQL, node.at(), "sql of an expectation: " + reason, hint);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "^[\\s\\S]*\\S");
    }
}
