package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/** A piece of SQL that is put into a statement of the engine's: it must not reach beyond its place. */
final class SqlFragment {
    private SqlFragment() {}

    /**
     * Whether everything that it opens is closed in it, and it is one.
     *
     * @param code without comments, texts and quoted names
     * @param what it is, in words
     * @param problem the code of what is wrong with it
     */
    static boolean isWhole(String text, String code, String what, Code problem, Location at, Problems problems) {
        SqlToken unclosed = SqlText.of(text).unclosed();
        String fault = unclosed != null
                ? unclosed.what() + " is opened and not closed"
                : code.isBlank() ? "it is empty" : code.indexOf(';') >= 0 ? "it holds a semicolon" : parentheses(code);
        if (fault == null) {
            return true;
        }
        problems.error(problem, at, what + ": " + fault, "write one whole of it");
        return false;
    }

    private static @Nullable String parentheses(String code) {
        int depth = 0;
        for (int i = 0; i < code.length() && depth >= 0; i++) {
            char c = code.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth == 0
                ? null
                : depth < 0 ? "a parenthesis is closed that was not opened" : "a parenthesis is not closed";
    }
}
