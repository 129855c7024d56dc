package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The window of one run of an entity.
 *
 * @param skippedNulls rows left out because a watermark column is NULL
 * @param warnings what a person should know of it
 * @param upTo the moment, by the clock of this machine, that is loaded up to once it is read
 * @param date what the run dates its versions with; null where it does not
 * @param nothingNew whether it is known that the window holds no row: then nobody needs to open it to see
 */
public record FixedWindow(
        Window window,
        long skippedNulls,
        List<Problem> warnings,
        Instant upTo,
        @Nullable Object date,
        boolean nothingNew) {
    public FixedWindow {
        warnings = List.copyOf(warnings);
    }
}
