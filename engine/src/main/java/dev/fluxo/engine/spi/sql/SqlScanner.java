package dev.fluxo.engine.spi.sql;

import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import dev.fluxo.engine.spi.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place that tells where a comment, a text or a name of a SQL text begins and ends. Takes time in proportion to the text. */
public final class SqlScanner {
    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{Nd}_]*+)?\\$");
    /** Letters that belong to a text in quotes behind them. */
    private static final String PREFIXES = "eEnNbBxX";

    private final String sql;
    private final SqlSyntax syntax;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlScanner(String sql, SqlSyntax syntax) {
        this.sql = sql;
        this.syntax = syntax;
    }

    /** All pieces of the text, in order; what is not closed is the last, up to the end of the text. Never throws. */
    public static List<SqlToken> scan(String sql, SqlSyntax syntax) {
        SqlScanner scanner = new SqlScanner(sql, syntax);
        while (scanner.at < sql.length()) {
            scanner.next();
        }
        return List.copyOf(scanner.tokens);
    }

    /**
     * The same of a text of which nobody knows yet what reads it: where something would not be closed, and would be where a backslash takes
     * what a quote means, it is read so.
     */
    public static List<SqlToken> scan(String sql) {
        List<SqlToken> tokens = scan(sql, SqlSyntax.ANY);
        if (unclosed(tokens) == null) {
            return tokens;
        }
        List<SqlToken> others = scan(sql, SqlSyntax.ANY_ESCAPED);
        return unclosed(others) == null ? others : tokens;
    }

    /** The piece of them that is not closed; null where all are. */
    public static @Nullable SqlToken unclosed(List<SqlToken> tokens) {
        SqlToken last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return last == null || last.closed() ? null : last;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            add(Kind.BLANK, endOfBlank());
        } else if (beginsLineComment(c)) {
            int line = sql.indexOf('\n', at);
            add(Kind.COMMENT, line < 0 ? sql.length() : line);
        } else if (sql.startsWith("/*", at)) {
            add(Kind.COMMENT, endOfComment());
        } else if (c == '\'' || (PREFIXES.indexOf(c) >= 0 && sql.startsWith("'", at + 1))) {
            add(Kind.TEXT, endOfText(c));
        } else if (c == '"' && has(Feature.DOUBLE_QUOTED_TEXTS)) {
            add(Kind.TEXT, endOfQuote(at + 1, c, has(Feature.ESCAPED_TEXTS)));
        } else if (c == '"' || (c == '`' && has(Feature.BACKTICK_NAMES))) {
            add(Kind.QUOTED_NAME, endOfQuote(at + 1, c, false));
        } else if (c == '[' && has(Feature.BRACKET_NAMES) && !(has(Feature.SUBSCRIPTS) && followsValue())) {
            add(Kind.QUOTED_NAME, endOfQuote(at + 1, ']', false));
        } else if (c == '$' && has(Feature.DOLLAR_TEXTS) && dollarTag() != null) {
            String tag = String.valueOf(dollarTag());
            int end = sql.indexOf(tag, at + tag.length());
            add(Kind.TEXT, end < 0 ? -1 : end + tag.length());
        } else if (isNameStart(c)) {
            add(Kind.WORD, endOfWord());
        } else if (isDigit(c)) {
            add(Kind.NUMBER, endOfNumber());
        } else {
            add(Kind.SIGN, at + 1);
        }
    }

    private boolean beginsLineComment(char c) {
        return sql.startsWith("--", at)
                || (c == '#' && has(Feature.HASH_COMMENTS))
                || (has(Feature.SLASH_COMMENTS) && sql.startsWith("//", at));
    }

    private boolean has(Feature feature) {
        return syntax.has(feature);
    }

    /** @param end -1 where there is none */
    private void add(Kind kind, int end) {
        int to = end < 0 ? sql.length() : end;
        tokens.add(new SqlToken(kind, sql.substring(at, to), at, end >= 0));
        at = to;
    }

    private int endOfBlank() {
        int end = at;
        while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfComment() {
        int depth = 1;
        for (int i = at + 2; i + 1 < sql.length(); i++) {
            if (sql.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            } else if (has(Feature.NESTED_COMMENTS) && sql.startsWith("/*", i)) {
                depth++;
                i++;
            }
        }
        return -1;
    }

    private int endOfText(char first) {
        boolean escapes =
                has(Feature.ESCAPED_TEXTS) || ((first == 'e' || first == 'E') && has(Feature.BACKSLASH_TEXTS));
        return endOfQuote(first == '\'' ? at + 1 : at + 2, '\'', escapes);
    }

    /** A doubled quote stands for itself. */
    private int endOfQuote(int from, char quote, boolean escapes) {
        for (int i = from; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return -1;
    }

    /** Null where none begins here. Behind a name a dollar is a letter of it. */
    private @Nullable String dollarTag() {
        char before = at == 0 ? ' ' : sql.charAt(at - 1);
        Matcher tag = DOLLAR_TAG.matcher(sql).region(at, sql.length());
        return !isNamePart(before) && tag.lookingAt() ? tag.group() : null;
    }

    private boolean followsValue() {
        char before = at == 0 ? ' ' : sql.charAt(at - 1);
        return isNamePart(before) || before == ')' || before == ']' || before == '"';
    }

    private int endOfWord() {
        int end = at + 1;
        while (end < sql.length() && isNamePart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfNumber() {
        int end = at + 1;
        while (end < sql.length() && (isDigit(sql.charAt(end)) || ".eE".indexOf(sql.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || (c == '#' && !has(Feature.HASH_COMMENTS));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
