package dev.fluxo.console.progress;

import dev.fluxo.console.Counted;
import dev.fluxo.console.progress.ProgressBoard.Entry;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Progress in words. */
final class ProgressText {
    private static final double NANOS = 1e9;
    private static final int LONGEST_NAME = 30;
    private static final int CELLS = 20;
    /** A narrower terminal has no room for a bar. */
    private static final int WIDE = 100;

    private final String full;
    private final String empty;

    /** @param charset of the terminal */
    ProgressText(Charset charset) {
        boolean blocks = charset.newEncoder().canEncode("█░");
        this.full = blocks ? "█" : "#";
        this.empty = blocks ? "░" : ".";
    }

    /** {@code filling 2 new databases by their setup scripts: dw, oltp} */
    static String settingUp(List<String> connections) {
        boolean one = connections.size() == 1;
        return "filling " + Counted.of(connections.size(), "new database", "new databases") + " by "
                + (one ? "its setup script: " : "their setup scripts: ") + String.join(", ", connections);
    }

    /** {@code dim_cliente: 1,250,000 rows read, 84,000 rows/s, 25 batches, 0:15} */
    static String plain(Entry entry) {
        return entry.entity() + ": " + number(entry.rows()) + " rows read, " + number(rate(entry)) + " rows/s, "
                + batches(entry) + ", " + time(entry.nanos() / NANOS);
    }

    /** A line for each entity, its columns below each other, none longer than the terminal is wide. */
    List<String> live(List<Entry> entries, int width) {
        int name = Math.min(
                LONGEST_NAME,
                entries.stream()
                        .mapToInt(entry -> entry.entity().length())
                        .max()
                        .orElse(0));
        return entries.stream()
                .map(entry -> cut(live(entry, name, width), width))
                .toList();
    }

    private String live(Entry entry, int name, int width) {
        Double done = done(entry);
        String bar = done == null || width < WIDE ? "" : bar(done) + "  ";
        String end = done == null ? "" : "  " + (int) (done * 100) + " %" + left(entry, done);
        return "%-${name}s  %s%13s rows  %9s/s  %s  %s%s"
                .replace("${name}", String.valueOf(Math.max(1, name)))
                .formatted(
                        cut(entry.entity(), name),
                        bar,
                        number(entry.rows()),
                        number(rate(entry)),
                        batches(entry),
                        time(entry.nanos() / NANOS),
                        end);
    }

    private String bar(double done) {
        int cells = (int) (done * CELLS);
        return full.repeat(cells) + empty.repeat(CELLS - cells);
    }

    /** Rows may come while the others are read: then there are more than were counted. */
    private static @Nullable Double done(Entry entry) {
        Long expected = entry.expected();
        return expected == null || expected == 0 ? null : Math.min(1.0, (double) entry.rows() / expected);
    }

    private static String left(Entry entry, double done) {
        return done == 0 ? "" : ", " + time(entry.nanos() / NANOS * (1 - done) / done) + " left";
    }

    private static long rate(Entry entry) {
        return entry.nanos() == 0 ? 0 : (long) (entry.rows() / (entry.nanos() / NANOS));
    }

    private static String batches(Entry entry) {
        return Counted.of(entry.batches(), "batch", "batches");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0:15}, {@code 1:02:03}. */
    private static String time(double seconds) {
        long all = (long) seconds;
        long hours = all / 3600;
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", hours, all % 3600 / 60, all % 60);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width);
    }
}
