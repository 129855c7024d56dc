package dev.fluxo.engine.report.site;

import dev.fluxo.engine.result.Site.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One bar for each load, the oldest on the left.
 *
 * @param title what is counted
 * @param top what the highest bar stands for, in words
 * @param summary the same in a sentence, for who does not see it
 */
public record BarChart(String title, String top, String summary, List<Bar> bars) {
    /** Of the drawing, in its own units. */
    public static final int WIDTH = 600;

    public static final int HEIGHT = 160;
    private static final int MOST = 30;
    /** A bar of nothing is still seen. */
    private static final double LEAST = 2;

    /**
     * A bar.
     *
     * @param status its colour, and its pattern
     */
    public record Bar(String x, String y, String width, String height, String status, String label) {}

    /** Rows that were read. */
    public static BarChart rows(List<Load> loads) {
        return of("Rows read per run", loads, load -> load.counts().read(), value -> Words.number(Math.round(value)));
    }

    /** Seconds that it took. */
    public static BarChart times(List<Load> loads) {
        return of(
                "Time per run",
                loads,
                load -> load.finished() == null ? 0 : Words.seconds(load.started(), load.finished()),
                Words::duration);
    }

    private interface Text {
        String of(double value);
    }

    private static BarChart of(String title, List<Load> loads, ToDoubleFunction<Load> value, Text text) {
        List<Load> shown = new ArrayList<>();
        for (Load load : loads) {
            if (load.mode().isLoad() && shown.size() < MOST) {
                shown.add(0, load);
            }
        }
        double most = shown.stream().mapToDouble(value).max().orElse(0);
        double step = (double) WIDTH / Math.max(1, shown.size());
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Load load = shown.get(i);
            double height = Math.max(LEAST, most == 0 ? 0 : value.applyAsDouble(load) / most * HEIGHT);
            String status = load.status().text();
            bars.add(new Bar(
                    number(i * step + step * 0.1),
                    number(HEIGHT - height),
                    number(Math.min(step * 0.8, 40)),
                    number(height),
                    status,
                    Words.time(load.started()) + ": " + text.of(value.applyAsDouble(load)) + ", " + status));
        }
        String last = shown.isEmpty() ? "none" : text.of(value.applyAsDouble(shown.get(shown.size() - 1)));
        String summary = title + ", " + shown.size() + " runs: at most " + text.of(most) + ", the latest " + last;
        return new BarChart(title, text.of(most), summary, bars);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
