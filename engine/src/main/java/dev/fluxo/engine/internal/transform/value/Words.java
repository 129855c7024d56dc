package dev.fluxo.engine.internal.transform.value;

import java.util.Locale;

/** Capital letters at the beginning of words, for names of people and places. */
public final class Words {
    /** Below it, letters are told from others without Unicode's tables. */
    private static final int ASCII = 0x80;

    private Words() {}

    /**
     * Each word begins with a capital, the rest is lower case. A word begins after anything that is neither letter, digit nor accent:
     * {@code jean-pierre} becomes {@code Jean-Pierre}. After an apostrophe only where one letter stands before it
     * ({@code D'Ávila}) or three or more follow ({@code Dall'Agnol}), so {@code joana's} becomes {@code Joana's}.
     */
    public static String titleCase(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder title = new StringBuilder(lower.length());
        int run = 0;
        for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
            int c = lower.codePointAt(i);
            boolean begins = run == 0;
            if (c < ASCII) {
                title.append(begins && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : (char) c);
            } else {
                title.appendCodePoint(begins ? Character.toTitleCase(c) : c);
            }
            if (isPartOfWord(c)) {
                run++;
            } else if (isApostrophe(c)) {
                run = run == 1 || lettersFrom(lower, i + 1) >= 3 ? 0 : run;
            } else {
                run = 0;
            }
        }
        return title.toString();
    }

    /** The first letter is a capital, the rest is lower case. */
    public static String capitalize(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
            int c = lower.codePointAt(i);
            if (Character.isLetter(c)) {
                StringBuilder capital = new StringBuilder(lower.length());
                capital.append(lower, 0, i).appendCodePoint(Character.toTitleCase(c));
                return capital.append(lower, i + Character.charCount(c), lower.length())
                        .toString();
            }
        }
        return lower;
    }

    private static int lettersFrom(String text, int start) {
        int count = 0;
        int i = start;
        while (i < text.length() && isPartOfWord(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
            count++;
        }
        return count;
    }

    private static boolean isPartOfWord(int c) {
        if (c < ASCII) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        }
        return Character.isLetterOrDigit(c) || isMark(Character.getType(c));
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u00B4' || c == '`';
    }
}
