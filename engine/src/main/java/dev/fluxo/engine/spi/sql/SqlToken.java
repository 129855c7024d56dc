package dev.fluxo.engine.spi.sql;

/**
 * A piece of a SQL text. The pieces of a text, one behind the other, are the text.
 *
 * @param text as it is written
 * @param at where it begins
 * @param closed false for a comment, a text or a name that is opened and not closed: then it is the last
 */
public record SqlToken(Kind kind, String text, int at, boolean closed) {
    /** What a piece is. */
    public enum Kind {
        BLANK,
        COMMENT,
        /** With its quotes, and the letter before them: {@code N'…'}. */
        TEXT,
        /** With its quotes. */
        QUOTED_NAME,
        /** A name without quotes, or a word of the language. */
        WORD,
        NUMBER,
        /** One letter that is none of the others. */
        SIGN
    }

    /** Where the next one begins. */
    public int end() {
        return at + text.length();
    }

    /** Whether it means nothing. */
    public boolean isGap() {
        return kind == Kind.BLANK || kind == Kind.COMMENT;
    }

    /** Whether it is this sign or word, however it is written. */
    public boolean is(String wanted) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(wanted);
    }

    /** A name without its quotes; else the text. */
    public String name() {
        if (kind != Kind.QUOTED_NAME) {
            return text;
        }
        String closing = text.charAt(0) == '[' ? "]" : text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(closing + closing, closing);
    }

    /** What it is, for people: {@code a name in brackets}. */
    public String what() {
        return switch (kind) {
            case BLANK -> "a blank";
            case COMMENT -> "a comment";
            case TEXT -> text.charAt(0) == '$' ? "a text in " + text.substring(0, text.indexOf('$', 1) + 1) : "a text";
            case QUOTED_NAME ->
                switch (text.charAt(0)) {
                    case '[' -> "a name in brackets";
                    case '`' -> "a name in backticks";
                    default -> "a quoted name";
                };
            case WORD -> "a word";
            case NUMBER -> "a number";
            case SIGN -> "a sign";
        };
    }
}
