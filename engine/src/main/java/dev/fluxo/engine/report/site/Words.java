package dev.fluxo.engine.report.site;

import dev.fluxo.engine.result.Site.Load;
import dev.fluxo.engine.spi.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as the pages show them. Times are UTC. */
public final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** {@code 2026-01-31 23:59:00}; a dash for none. */
    public static String time(@Nullable Instant moment) {
        return moment == null ? "–" : TIME.format(moment);
    }

    /** {@code 1,250,000}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0.4 s}, {@code 3 min 20 s}; a dash where the end is not known. */
    public static String took(Instant started, @Nullable Instant finished) {
        return finished == null ? "–" : duration(seconds(started, finished));
    }

    static double seconds(Instant started, Instant finished) {
        return Math.max(0, Duration.between(started, finished).toMillis()) / 1000.0;
    }

    static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long all = Math.round(seconds);
        return all < 3600 ? all / 60 + " min " + all % 60 + " s" : all / 3600 + " h " + all % 3600 / 60 + " min";
    }

    /** {@code start → updated_at=…}. */
    public static String window(Load load) {
        return from(load.from()) + " → " + (load.to() == null ? "–" : load.to());
    }

    private static String from(@Nullable Watermark watermark) {
        return watermark == null ? "start" : watermark.toString();
    }

    /** A sign that says what its colour says. */
    public static String sign(String status) {
        return switch (status) {
            case "success" -> "✓";
            case "failed" -> "✗";
            case "partial" -> "◐";
            case "running" -> "…";
            default -> "–";
        };
    }
}
