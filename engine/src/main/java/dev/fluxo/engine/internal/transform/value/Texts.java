package dev.fluxo.engine.internal.transform.value;

import dev.fluxo.engine.spi.ValueText;

/** The text of a value, and text by code points: a character outside the basic plane is one character, never half of one. */
public final class Texts {
    /** Longest text that a transform or an expression may build, in UTF-16 units: 16 Mi. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private Texts() {}

    /**
     * Any value but binary as its canonical text: numbers plain, times in ISO form.
     *
     * @throws ValueFault for binary data
     */
    public static String of(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof byte[]) {
            throw new ValueFault("binary data has no text");
        }
        return ValueText.write(value);
    }

    /** In code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters; all of a shorter text. */
    public static String left(String text, int count) {
        return text.length() <= count ? text : text.substring(0, offset(text, Math.min(count, length(text))));
    }

    /** The last characters; all of a shorter text. */
    public static String right(String text, int count) {
        return text.length() <= count ? text : text.substring(offset(text, Math.max(0, length(text) - count)));
    }

    /** {@code count} characters from the 1-based {@code start}; what lies outside the text is left out. */
    public static String substring(String text, long start, long count) {
        int length = length(text);
        long from = Math.max(0, start - 1);
        long to = Math.min(length, start - 1 + Math.min(count, Integer.MAX_VALUE));
        return from >= to ? "" : text.substring(offset(text, (int) from), offset(text, (int) to));
    }

    /** Fills up from the left to {@code count} characters; a longer text stays. */
    public static String padLeft(String text, int count, String character) {
        return character.repeat(Math.max(0, count - length(text))) + text;
    }

    /** Fills up from the right to {@code count} characters; a longer text stays. */
    public static String padRight(String text, int count, String character) {
        return text + character.repeat(Math.max(0, count - length(text)));
    }

    /**
     * Every occurrence replaced.
     *
     * @throws ValueFault if the result would be too long
     */
    public static String replace(String text, String find, String by) {
        if (by.length() > find.length()) {
            long occurrences = 0;
            for (int at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length())) {
                occurrences++;
            }
            checkLength(text.length() + occurrences * (by.length() - find.length()));
        }
        return text.replace(find, by);
    }

    /** @throws ValueFault if a text of so many UTF-16 units is too long to build */
    public static void checkLength(long length) {
        if (length > LONGEST) {
            throw new ValueFault("the resulting text is longer than " + LONGEST + " characters");
        }
    }

    private static int offset(String text, int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }
}
