package dev.fluxo.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits SQL into names, quoted names, literals and single characters; drops comments and blanks. */
final class SqlTokens {
    private final String sql;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /** The tokens; null where a quote or a comment is not closed. Takes time in proportion to the text, whatever it says. */
    static @Nullable List<String> of(String sql) {
        SqlTokens split = new SqlTokens(sql);
        while (split.at < sql.length()) {
            int end = split.end();
            if (end < 0) {
                return null;
            }
            if (!split.isSkipped()) {
                split.tokens.add(sql.substring(split.at, end));
            }
            split.at = end;
        }
        return split.tokens;
    }

    private boolean isSkipped() {
        return Character.isWhitespace(sql.charAt(at)) || sql.startsWith("--", at) || sql.startsWith("/*", at);
    }

    /** Where the token, comment or blank that begins here ends; -1 if it does not. */
    private int end() {
        char c = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            int line = sql.indexOf('\n', at);
            return line < 0 ? sql.length() : line;
        }
        if (sql.startsWith("/*", at)) {
            int close = sql.indexOf("*/", at + 2);
            return close < 0 ? -1 : close + 2;
        }
        if (c == '\'' || c == '"') {
            return endOfQuote(c);
        }
        if (c == '[') {
            int close = sql.indexOf(']', at);
            return close < 0 ? -1 : close + 1;
        }
        int end = at + 1;
        if (Character.isLetter(c) || c == '_') {
            while (end < sql.length() && isOfName(sql.charAt(end))) {
                end++;
            }
        } else if (isDigit(c)) {
            while (end < sql.length() && isOfNumber(sql.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    /** A doubled quote stands for itself. */
    private int endOfQuote(char quote) {
        int close = sql.indexOf(quote, at + 1);
        while (close >= 0 && close + 1 < sql.length() && sql.charAt(close + 1) == quote) {
            close = sql.indexOf(quote, close + 2);
        }
        return close < 0 ? -1 : close + 1;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '#';
    }

    private static boolean isOfNumber(char c) {
        return isDigit(c) || c == '.' || c == 'e' || c == 'E';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The identifier without its quotes. */
    static String unquote(String token) {
        return switch (token.charAt(0)) {
            case '"' -> token.substring(1, token.length() - 1).replace("\"\"", "\"");
            case '[' -> token.substring(1, token.length() - 1);
            default -> token;
        };
    }
}
