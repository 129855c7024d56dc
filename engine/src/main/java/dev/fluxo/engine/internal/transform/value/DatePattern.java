package dev.fluxo.engine.internal.transform.value;

import org.jspecify.annotations.Nullable;

/** The patterns that analysts write for dates, made exact: {@code yyyy} means the year, as everybody expects. */
final class DatePattern {
    private DatePattern() {}

    /**
     * The pattern for {@code java.time}: there {@code y} is the year of an era, which a strict reader does not accept alone.
     *
     * @throws IllegalArgumentException with a message for the user, for letters that are nearly always a mistake
     */
    static String javaTime(String pattern) {
        if (pattern.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        if (hasLetter(pattern, 'Y')) {
            throw new IllegalArgumentException("Y is the year that a week belongs to; write yyyy");
        }
        if (hasLetter(pattern, 'D') && hasLetter(pattern, 'M')) {
            throw new IllegalArgumentException("D is the day of the year; write dd for the day of the month");
        }
        StringBuilder exact = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            exact.append(c == 'y' && !quoted && !hasLetter(pattern, 'G') ? 'u' : c);
        }
        return exact.toString();
    }

    static boolean hasOffset(String pattern) {
        return hasLetter(pattern, 'X') || hasLetter(pattern, 'x') || hasLetter(pattern, 'Z') || hasLetter(pattern, 'O');
    }

    /** What is probably wrong with a pattern that determines no value, as the end of a sentence; empty where nothing is obvious. */
    static String advice(String pattern) {
        String advice = advised(pattern);
        return advice == null ? "" : "; " + advice;
    }

    private static @Nullable String advised(String pattern) {
        if (!hasLetter(pattern, 'M') && hasLetter(pattern, 'm')) {
            return "write MM for the month, mm are minutes";
        }
        if (hasLetter(pattern, 'h') && !hasLetter(pattern, 'a')) {
            return "write HH for the hours 0 to 23, hh needs a for AM and PM";
        }
        return null;
    }

    private static boolean hasLetter(String pattern, char letter) {
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            quoted ^= pattern.charAt(i) == '\'';
            if (!quoted && pattern.charAt(i) == letter) {
                return true;
            }
        }
        return false;
    }
}
