package dev.fluxo.console;

import org.jspecify.annotations.Nullable;

/**
 * How a command ended.
 *
 * @param status what the process should end with
 * @param summary why it did not end well, in one sentence; null where it did
 * @param defect what a defect of Fluxo threw, without secrets; null: it is none
 */
public record Outcome(
        int status, @Nullable String summary, @Nullable Throwable defect) {
    /** All is well. */
    public static final Outcome WELL = new Outcome(0, null, null);

    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    /** A run that is partial or failed, a check that does not hold. */
    public static Outcome failed(String summary) {
        return new Outcome(FAILED, summary, null);
    }

    /** The command was used wrongly, or the project is broken. */
    static Outcome refused(String summary) {
        return new Outcome(REFUSED, summary, null);
    }

    static Outcome defect(String summary, Throwable defect) {
        return new Outcome(FAILED, summary, defect);
    }
}
