package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.sql.SqlPlace;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query that the engine can put a window and an order around. */
record QueryType() implements Type {
    private static final Pattern BEGIN = Pattern.compile("[\\s(]*+(?i:select|with)\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*+)}}");
    private static final String WINDOW = "window";

    @Override
    public void check(String name, Node node, Problems problems) {
        if (node instanceof Node.Scalar scalar && Scalars.value(scalar) instanceof String text) {
            new Check(scalar, text, problems).run();
        } else {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs a SELECT, but this is " + node.kind(),
                    "write it below 'query: |', indented");
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "\\S");
    }

    private static final class Check {
        private final Node.Scalar query;
        private final SqlText sql;
        private final QueryText text;
        private final Problems problems;
        private final boolean lines;
        /** The line of the query that this offset is in. */
        private int line = 1;

        private int offset;

        Check(Node.Scalar query, String text, Problems problems) {
            this.query = query;
            this.sql = SqlText.of(text);
            this.text = QueryText.of(text);
            this.problems = problems;
            this.lines = query.text().strip().indexOf('\n') >= 0;
        }

        void run() {
            String code = text.code();
            SqlToken unclosed = sql.unclosed();
            if (unclosed != null) {
                String message = where(unclosed.at(), unclosed.what() + " is opened in the query and not closed")
                        + (lines
                                ? ", column "
                                        + SqlPlace.of(query.text(), unclosed.at())
                                                .column()
                                : "");
                problems.error(Code.SPEC_BAD_QUERY, query.at(), message, "close it");
                return;
            }
            if (!BEGIN.matcher(code).lookingAt()) {
                boolean empty = code.isBlank();
                refuse(
                        0,
                        empty ? "the query is empty" : "the query does not begin with SELECT or WITH",
                        "write a SELECT, or table: in place of query:");
            }
            int semicolon = code.indexOf(';');
            if (semicolon >= 0) {
                refuse(semicolon, "the query holds a semicolon", "write one statement: a ';' may only end it");
            }
            parentheses(code);
            placeholders(code);
        }

        private void parentheses(String code) {
            int depth = 0;
            for (int i = 0; i < code.length(); i++) {
                char c = code.charAt(i);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth < 0) {
                    refuse(i, "a parenthesis is closed in the query that was not opened", "remove it");
                    return;
                }
            }
            if (depth > 0) {
                refuse(code.lastIndexOf('('), "a parenthesis of the query is not closed", "close it");
            } else {
                order();
            }
        }

        /** One that only sorts is idle: rows are read in the order of the watermark. */
        private void order() {
            if (text.isOrderIdle()) {
                String message = where(text.order(), "the query has an ORDER BY of its own, which is left out");
                problems.warning(
                        Code.SPEC_ORDER_IGNORED, query.at(), message, "remove it: the engine orders by the watermark");
            } else if (text.order() >= 0 && !text.isLimited()) {
                refuse(
                        text.order(),
                        "the query has an ORDER BY of its own, and more behind it",
                        "leave both out: the engine orders by the watermark");
            }
        }

        private void placeholders(String code) {
            int windows = 0;
            Matcher placeholder = PLACEHOLDER.matcher(query.text());
            while (placeholder.find()) {
                if (!placeholder.group(1).equals(WINDOW)) {
                    refuse(
                            placeholder.start(),
                            Shown.of(placeholder.group()) + " is no known placeholder",
                            "known: {{window}}");
                } else if (code.charAt(placeholder.start()) != '{') {
                    refuse(
                            placeholder.start(),
                            "{{window}} stands in a comment or a text of the query",
                            "write it inside a WHERE, or leave it out");
                } else if (++windows == 2) {
                    refuse(placeholder.start(), "{{window}} stands twice in the query", "write it once");
                }
            }
        }

        private void refuse(int at, String message, String hint) {
            problems.error(Code.SPEC_BAD_QUERY, query.at(), where(at, message), hint);
        }

        private String where(int at, String message) {
            return lines ? message + ", line " + line(at) + " of it" : message;
        }

        /** Goes on from where it was last: a query may have many faults. */
        private int line(int at) {
            if (at < offset) {
                offset = 0;
                line = 1;
            }
            for (; offset < at; offset++) {
                line += query.text().charAt(offset) == '\n' ? 1 : 0;
            }
            return line;
        }
    }
}
