package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.WatermarkStore;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a target is older than its spec allows, in words. */
public final class Staleness {
    private Staleness() {}

    /**
     * Null where nobody asks, or where it is fresh.
     *
     * @param lag how long ago the moment was up to which it is loaded; null: nothing is
     * @param fresh how long ago it may be; null: nobody asks
     */
    public static @Nullable Problem of(
            String entity, boolean enabled, @Nullable Duration lag, @Nullable Duration fresh) {
        if (fresh == null || (enabled && lag != null && lag.compareTo(fresh) <= 0)) {
            return null;
        }
        String allowed = "fresh: " + words(fresh);
        if (!enabled) {
            return Problem.warning(
                    Code.ENTITY_DISABLED,
                    null,
                    "'" + entity + "' is disabled, so that nobody waits for it: " + allowed + " is not looked at",
                    "set is_enabled = 1 in ctl.etl_control to load it");
        }
        return Problem.warning(
                Code.ENTITY_STALE,
                null,
                lag == null
                        ? "'" + entity + "' is stale: nothing is loaded, or all is to be read again (" + allowed + ")"
                        : "'" + entity + "' is stale: it is loaded up to " + words(lag) + " ago (" + allowed + ")",
                "look why it was not run, or why its last run failed");
    }

    /** The same from the books, and the clock of the source. */
    public static @Nullable Problem of(Session books, EntitySpec spec, Databases databases) {
        ControlRow row = spec.fresh() == null ? null : WatermarkStore.find(books, spec.name());
        return of(
                spec.name(),
                row == null || row.enabled(),
                row == null ? null : Freshness.lag(books, spec, row, databases),
                spec.fresh());
    }

    /** {@code 26h}, {@code 90m}: in the largest unit that keeps two digits. */
    public static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return duration.toSeconds() + "s";
        }
        return minutes < 120 ? minutes + "m" : minutes < 72 * 60 ? minutes / 60 + "h" : minutes / (24 * 60) + "d";
    }
}
