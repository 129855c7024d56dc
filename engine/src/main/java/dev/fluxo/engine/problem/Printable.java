package dev.fluxo.engine.problem;

/**
 * Makes text from outside safe to print: a control character could rewrite the terminal, forge a log line, or make text
 * read differently from what it is.
 */
public final class Printable {
    private Printable() {}

    /** The text on one line: line breaks become spaces, other characters that are not seen {@code \\u001b}. */
    public static String line(CharSequence text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                safe.append(' ');
            } else if (!isInvisible(c)) {
                safe.appendCodePoint(c);
            } else if (c != '\r') {
                safe.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
            }
        });
        return safe.toString();
    }

    /** Controls, marks of direction and of format, separators of lines, halves of pairs. Emoji and Persian need joiners. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> c != '\u200c' && c != '\u200d';
            default -> false;
        };
    }
}
