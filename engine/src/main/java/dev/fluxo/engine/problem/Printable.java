package dev.fluxo.engine.problem;

/** Makes text from outside safe to print: a control character could rewrite the terminal or forge a log line. */
public final class Printable {
    private Printable() {}

    /** The text on one line: line breaks become spaces, other control characters {@code \\u001b}. */
    public static String line(CharSequence text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                safe.append(' ');
            } else if (Character.isISOControl(c) || isDirectionMark(c)) {
                if (c != '\r') {
                    safe.append("\\u%04x".formatted((int) c));
                }
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Bidirectional controls make text read differently from what it is. */
    private static boolean isDirectionMark(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
