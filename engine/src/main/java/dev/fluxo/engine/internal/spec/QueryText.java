package dev.fluxo.engine.internal.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query as analysts bring it along from their editor: with a semicolon at its end, and an order that the engine's own
 * replaces. Knows no dialect, and takes time in proportion to the text.
 */
final class QueryText {
    private static final Pattern ORDER_BY = Pattern.compile("\\b(?i:order)\\s++(?i:by)\\b");
    private static final Pattern LIMIT = Pattern.compile(
            "\\b(?i:limit\\s++\\d|offset\\s++\\d|fetch\\s++(?:first|next)\\b|select\\s++(?:(?:distinct|all)\\s++)?top\\b)");

    private static final Pattern LIMIT_BEHIND_ORDER = Pattern.compile("\\b(?i:limit|offset|fetch)\\b");

    /** What may follow an order, and does more than to order. */
    private static final Pattern BEHIND_ORDER = Pattern.compile("\\b(?i:for|option)\\b");

    private final StringBuilder text;
    private final StringBuilder code;
    private final String outside;
    private final int end;
    private final int order;

    private QueryText(String written) {
        this.text = new StringBuilder(written);
        this.code = new StringBuilder(SqlText.of(written).code());
        dropSemicolons();
        int around = parenthesesAround();
        this.outside = outside(around);
        this.end = end(around);
        Matcher found = ORDER_BY.matcher(outside);
        this.order = found.find() ? found.start() : -1;
    }

    static QueryText of(String query) {
        return new QueryText(query);
    }

    /** As long as the text; comments, literals, quoted names and the semicolons around the statement are blank. */
    String code() {
        return code.toString();
    }

    /** Where its own ORDER BY begins; -1 where it has none. */
    int order() {
        return order;
    }

    /** Whether it returns only so many rows: which they are, its order may decide. */
    boolean isLimited() {
        return LIMIT.matcher(outside).find()
                || (order >= 0
                        && LIMIT_BEHIND_ORDER
                                .matcher(outside)
                                .region(order, end)
                                .find());
    }

    /** Whether its order can be left out, and nothing else changes. */
    boolean isOrderIdle() {
        return order >= 0
                && !isLimited()
                && !BEHIND_ORDER.matcher(outside).region(order, end).find();
    }

    /** What the engine puts a window and an order around. Its lines are those of the text. */
    String statement() {
        if (isOrderIdle()) {
            for (int i = order; i < end; i++) {
                blank(text, i);
            }
            return text.toString().stripTrailing();
        }
        return text.toString();
    }

    /** Those before and behind the statement end others, of which there are none. One between two statements stays. */
    private void dropSemicolons() {
        for (int i = 0; i < code.length() && isBlankOrSemicolon(i); i++) {
            drop(i);
        }
        for (int i = code.length() - 1; i >= 0 && isBlankOrSemicolon(i); i--) {
            drop(i);
        }
    }

    private boolean isBlankOrSemicolon(int at) {
        return Character.isWhitespace(code.charAt(at)) || code.charAt(at) == ';';
    }

    private void drop(int at) {
        if (code.charAt(at) == ';') {
            blank(code, at);
            blank(text, at);
        }
    }

    private static void blank(StringBuilder sql, int at) {
        if (sql.charAt(at) != '\n') {
            sql.setCharAt(at, ' ');
        }
    }

    /** How many pairs stand around the whole statement: {@code ((SELECT 1))} has two. */
    private int parenthesesAround() {
        int opening = 0;
        while (opening < code.length()
                && (code.charAt(opening) == '(' || Character.isWhitespace(code.charAt(opening)))) {
            opening++;
        }
        int around =
                (int) code.substring(0, opening).chars().filter(c -> c == '(').count();
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            boolean ends = Character.isWhitespace(c) || c == ')';
            if (i >= opening && !ends) {
                around = Math.min(around, depth);
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return around;
    }

    /** The code at the level of the statement itself. */
    private String outside(int around) {
        StringBuilder kept = new StringBuilder(code);
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            depth += c == '(' ? 1 : 0;
            if (depth != around || c == '(' || c == ')') {
                blank(kept, i);
            }
            depth -= c == ')' ? 1 : 0;
        }
        return kept.toString();
    }

    /** Before the parentheses that close the whole. */
    private int end(int around) {
        int last = code.length();
        for (int left = around; left > 0 && last > 0; last--) {
            left -= code.charAt(last - 1) == ')' ? 1 : 0;
        }
        return last;
    }
}
