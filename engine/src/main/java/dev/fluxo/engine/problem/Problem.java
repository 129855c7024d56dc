package dev.fluxo.engine.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, in words that an analyst understands.
 *
 * @param location the place in a spec; null where no spec is to blame
 * @param message names the thing and the reason; no code, no location, no trailing full stop
 * @param advice the next step; null where the message says it all
 */
public record Problem(
        Code code,
        Severity severity,
        @Nullable Location location,
        String message,
        @Nullable Advice advice) {

    /** In characters: no sentence is longer, but a driver's may be, and a name from a file that is no spec. */
    private static final int LONGEST = 5_000;

    public Problem {
        message = shortened(message);
        advice = advice == null || advice.length() <= LONGEST ? advice : Advice.of(shortened(advice.toString()));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    /** @param hint the next step, as text or as {@link Advice} */
    public static Problem error(Code code, @Nullable Location location, String message, @Nullable CharSequence hint) {
        return new Problem(code, Severity.ERROR, location, message, advice(hint));
    }

    /** @param hint the next step, as text or as {@link Advice} */
    public static Problem warning(Code code, @Nullable Location location, String message, @Nullable CharSequence hint) {
        return new Problem(code, Severity.WARNING, location, message, advice(hint));
    }

    private static @Nullable Advice advice(@Nullable CharSequence hint) {
        return hint == null ? null : Advice.of(hint);
    }

    /** The next step, for who uses the engine without a front end; null where the message says it all. */
    public @Nullable String hint() {
        return advice == null ? null : advice.toString();
    }

    /** The same, its next step written as a front end writes it. */
    public Problem in(Wording wording) {
        return new Problem(code, severity, location, message, advice == null ? null : Advice.of(advice.in(wording)));
    }

    /** The same, at a place. */
    public Problem at(Location place) {
        return new Problem(code, severity, place, message, advice);
    }

    /** The same, as a warning. */
    public Problem asWarning() {
        return new Problem(code, Severity.WARNING, location, message, advice);
    }

    /** The message with its place, where a spec is to blame: for who reads it without the code and the hint. */
    public String placed() {
        return location == null ? message : location + " " + message;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The whole of it. */
    public Advice told() {
        String what = (location == null ? "" : location + " ") + code.id() + " " + message;
        return advice == null ? Advice.of(what) : Advice.of(what + " (", advice, ")");
    }

    /** {@code dim_cliente.yaml:9:1 FLX-1003 unknown key 'watermrak' (did you mean 'watermark'?)} */
    @Override
    public String toString() {
        return Printable.line(told());
    }
}
