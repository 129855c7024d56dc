package dev.fluxo.engine.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the code of a SQL text from its comments, literals and quoted names. Knows no dialect: what one of the databases
 * reads as a quote is one.
 */
final class SqlText {
    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$[\\p{L}_]*\\$");

    private final String sql;
    private final StringBuilder code = new StringBuilder();
    private final StringBuilder meaning = new StringBuilder();
    private @Nullable String unclosed;
    private int unclosedAt;
    private int at;

    private SqlText(String sql) {
        this.sql = sql;
    }

    static SqlText of(String sql) {
        SqlText text = new SqlText(sql);
        while (text.at < sql.length()) {
            text.step();
        }
        return text;
    }

    /** As long as the text; whatever is no code is blank. */
    String code() {
        return code.toString();
    }

    /** Without comments, and with one blank for several. */
    String meaning() {
        return meaning.toString();
    }

    /** What is not closed, in words; null where everything is. */
    @Nullable
    String unclosed() {
        return unclosed;
    }

    /** Where it begins. */
    int unclosedAt() {
        return unclosedAt;
    }

    private void step() {
        char c = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            skipComment(end < 0 ? sql.length() : end);
        } else if (sql.startsWith("/*", at)) {
            skipComment(endOfComment());
        } else if (c == '\'' || c == '"') {
            skipTo(endOfQuote(c, c == '"' ? "a quoted name" : "a text"));
        } else if (c == '[' && !followsName()) {
            skipTo(endOfQuote(']', "a name in brackets"));
        } else if (c == '$' && !followsName() && dollarTag() != null) {
            skipTo(endOfDollars(String.valueOf(dollarTag())));
        } else {
            code.append(c);
            mean(c);
            at++;
        }
    }

    private void mean(char c) {
        boolean blank = Character.isWhitespace(c);
        if (!blank) {
            meaning.append(c);
        } else if (!meaning.isEmpty() && meaning.charAt(meaning.length() - 1) != ' ') {
            meaning.append(' ');
        }
    }

    private void skipComment(int end) {
        int before = meaning.length();
        skipTo(end);
        meaning.setLength(before);
        mean(' ');
    }

    private void skipTo(int end) {
        meaning.append(sql, at, end);
        for (; at < end; at++) {
            code.append(sql.charAt(at) == '\n' ? '\n' : ' ');
        }
    }

    /** Comments nest. */
    private int endOfComment() {
        int depth = 0;
        for (int i = at; i < sql.length(); i++) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return unclosed("a comment");
    }

    /** A doubled quote stands for itself. */
    private int endOfQuote(char quote, String what) {
        for (int i = at + 1; i < sql.length(); i++) {
            if (sql.charAt(i) == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return unclosed(what);
    }

    private int endOfDollars(String tag) {
        int end = sql.indexOf(tag, at + tag.length());
        return end < 0 ? unclosed("a text in " + tag) : end + tag.length();
    }

    private @Nullable String dollarTag() {
        Matcher tag = DOLLAR_TAG.matcher(sql).region(at, sql.length());
        return tag.lookingAt() ? tag.group() : null;
    }

    /** Behind a name, a bracket takes an element and a dollar is a letter. */
    private boolean followsName() {
        char before = at == 0 ? ' ' : sql.charAt(at - 1);
        return Character.isLetterOrDigit(before) || before == '_' || before == ')' || before == ']' || before == '$';
    }

    private int unclosed(String what) {
        unclosed = what;
        unclosedAt = at;
        return sql.length();
    }
}
