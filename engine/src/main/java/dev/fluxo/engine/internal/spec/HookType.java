package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement that an entity's load executes in its target. */
final class HookType implements Type {
    /** What would end the transaction that the rows are written in, or begin another. */
    private static final Pattern ENDS = Pattern.compile(
            "\\s*+(?i:(?:commit|rollback|savepoint|release)\\b|start\\s++transaction\\b|begin(?:\\s++(?:work|tran|transaction))?\\s*+$)");

    @Override
    public void check(String name, Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar && Scalars.value(scalar) instanceof String text)) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    Shown.of(name) + " needs a SQL statement, but this is " + node.kind(),
                    "write it in quotes");
            return;
        }
        String fault = fault(text);
        if (fault != null) {
            problems.error(
                    Code.HOOK_BAD,
                    node.at(),
                    "a statement of " + name + ": " + fault,
                    "write one whole statement for each item of the list; the engine begins and ends the transaction");
        }
    }

    private static @Nullable String fault(String text) {
        SqlToken unclosed = SqlText.of(text).unclosed();
        if (unclosed != null) {
            return unclosed.what() + " is opened and not closed";
        }
        String code = SqlText.of(statement(text)).code();
        if (code.isBlank()) {
            return "it is empty";
        }
        if (code.indexOf(';') >= 0) {
            return "a ';' stands within it";
        }
        return ENDS.matcher(code).lookingAt() ? "it would end the transaction that the rows are written in" : null;
    }

    /** Without the semicolons that end it. */
    static String statement(String text) {
        String code = SqlText.of(text).code();
        int end = code.length();
        for (int i = code.length() - 1;
                i >= 0 && (code.charAt(i) == ';' || Character.isWhitespace(code.charAt(i)));
                i--) {
            end = code.charAt(i) == ';' ? i : end;
        }
        return text.substring(0, end).strip();
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "\\S");
    }
}
