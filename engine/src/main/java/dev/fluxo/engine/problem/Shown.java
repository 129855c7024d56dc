package dev.fluxo.engine.problem;

/** Text of a spec as messages quote it. */
public final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** In quotes, and cut where it is long: a message names the value, it does not repeat the file. */
    public static String of(String text) {
        int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        return "'" + (end < text.length() ? text.substring(0, end) + "…" : text) + "'";
    }
}
