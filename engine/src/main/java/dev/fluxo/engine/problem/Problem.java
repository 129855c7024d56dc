package dev.fluxo.engine.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, in words that an analyst understands.
 *
 * @param location the place in a spec; null where no spec is to blame
 * @param message names the thing and the reason; no code, no location, no trailing full stop
 * @param hint the next step; null where the message says it all
 */
public record Problem(
        Code code,
        Severity severity,
        @Nullable Location location,
        String message,
        @Nullable String hint) {

    /** In characters: no sentence is longer, but a driver's may be, and a name from a file that is no spec. */
    private static final int LONGEST = 5_000;

    public Problem {
        message = shortened(message);
        hint = hint == null ? null : shortened(hint);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    public static Problem error(Code code, @Nullable Location location, String message, @Nullable String hint) {
        return new Problem(code, Severity.ERROR, location, message, hint);
    }

    public static Problem warning(Code code, @Nullable Location location, String message, @Nullable String hint) {
        return new Problem(code, Severity.WARNING, location, message, hint);
    }

    /** The same, at a place. */
    public Problem at(Location place) {
        return new Problem(code, severity, place, message, hint);
    }

    /** The same, as a warning. */
    public Problem asWarning() {
        return new Problem(code, Severity.WARNING, location, message, hint);
    }

    /** The message with its place, where a spec is to blame: for who reads it without the code and the hint. */
    public String placed() {
        return location == null ? message : location + " " + message;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code dim_cliente.yaml:9:1 FLX-1003 unknown key 'watermrak' (did you mean 'watermark'?)} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (location != null) {
            text.append(location).append(' ');
        }
        text.append(code.id()).append(' ').append(message);
        if (hint != null) {
            text.append(" (").append(hint).append(')');
        }
        return Printable.line(text);
    }
}
