package dev.fluxo.engine.report;

import java.time.Duration;
import java.util.Locale;

/** ShortDuration without blanks, as precise as a reader needs: {@code 0.8s}, {@code 2m03s}, {@code 5h12m}, {@code 3d04h}. */
final class ShortDuration {
    private ShortDuration() {}

    static String text(Duration duration) {
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        if (duration.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%d.%ds", duration.toSeconds(), duration.toMillisPart() / 100);
        }
        if (duration.toHours() == 0) {
            return String.format(Locale.ROOT, "%dm%02ds", duration.toMinutes(), duration.toSecondsPart());
        }
        if (duration.toDays() == 0) {
            return String.format(Locale.ROOT, "%dh%02dm", duration.toHours(), duration.toMinutesPart());
        }
        return String.format(Locale.ROOT, "%dd%02dh", duration.toDays(), duration.toHoursPart());
    }
}
