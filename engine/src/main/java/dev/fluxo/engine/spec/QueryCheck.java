package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the engine can put a window and an order around a query. */
final class QueryCheck {
    /** What is not code: comments, texts, quoted names. An unclosed one runs to the end. */
    private static final Pattern NOT_CODE =
            Pattern.compile("--[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)|'(?:[^']|'')*+'?|\"[^\"]*+\"?|\\[[^\\]]*+\\]?");

    private static final Pattern BEGIN = Pattern.compile("\\s*\\(*\\s*(select|with)\\b(?s:.*)");
    private static final Pattern ORDER_BY = Pattern.compile("\\border\\s+by\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");

    private QueryCheck() {}

    static void check(Located<String> query, Problems problems) {
        String code = NOT_CODE.matcher(query.value()).replaceAll(" ").toLowerCase(Locale.ROOT);
        if (!BEGIN.matcher(code).matches()) {
            refuse(query, "the query does not begin with SELECT or WITH", "write a SELECT", problems);
        }
        if (code.contains(";")) {
            refuse(query, "the query holds a semicolon", "write one statement, without ';'", problems);
        }
        if (hasOrder(code)) {
            refuse(query, "the query ends with ORDER BY", "leave it out: the engine orders by the watermark", problems);
        }
        int windows = 0;
        Matcher placeholder = PLACEHOLDER.matcher(query.value());
        while (placeholder.find()) {
            if (!placeholder.group(1).equals("window")) {
                refuse(query, "'" + placeholder.group() + "' is no known placeholder", "known: {{window}}", problems);
            } else if (++windows == 2) {
                refuse(query, "{{window}} stands twice in the query", "write it once", problems);
            }
        }
    }

    /** An ORDER BY outside of all parentheses orders the result; one inside, of a window function or a subquery, may stay. */
    private static boolean hasOrder(String code) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            outside.append(depth == 0 ? c : ' ');
        }
        return ORDER_BY.matcher(outside).find();
    }

    private static void refuse(Located<String> query, String message, String hint, Problems problems) {
        problems.error(Code.SPEC_BAD_QUERY, query.at(), message, hint);
    }
}
