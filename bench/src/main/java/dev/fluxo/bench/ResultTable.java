package dev.fluxo.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result for people: Markdown, so that it can be kept as it is. */
final class ResultTable {
    private ResultTable() {}

    static String of(List<Summary> summaries) {
        StringBuilder table = new StringBuilder();
        table.append(line(
                "suite",
                "scenario",
                "contender",
                "rows",
                "s",
                "cpu s",
                "run s",
                "rows/s",
                "heap MiB",
                "RSS MiB",
                "× yardstick",
                "× cpu",
                "× Spring"));
        table.append("|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Summary summary : summaries) {
            table.append(line(
                    summary.suite().text(),
                    summary.scenario().text(),
                    summary.contender(),
                    number("%,.0f", (double) summary.rows()),
                    number("%.2f", summary.seconds()),
                    number("%.2f", summary.cpuSeconds()),
                    number("%.2f", summary.runSeconds()),
                    number("%,.0f", summary.rowsPerSecond()),
                    mebibytes(summary.peakHeapBytes()),
                    mebibytes(summary.peakRssBytes()),
                    number("%.2f", summary.toYardstick()),
                    number("%.2f", summary.cpuToYardstick()),
                    number("%.2f", summary.fasterThanSpring())));
        }
        return table.append(
                        "s: median of the wall times, JVM start included. cpu s: of client and server together. run s: without it. ")
                .append(
                        "× yardstick: the time of the limit (limit2 where it was measured, natural in lookups, whole in split and spark) is 1; less is faster. × Spring: so many times as fast.\n")
                .toString();
    }

    private static String line(Object... cells) {
        return String.format(
                Locale.ROOT,
                "| %-11s | %-11s | %-14s | %10s | %7s | %7s | %7s | %9s | %8s | %7s | %11s | %7s | %9s |%n",
                cells);
    }

    private static String mebibytes(@Nullable Long bytes) {
        return number("%,.0f", bytes == null ? null : bytes / 1048576.0);
    }

    static String number(String format, @Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, format, value);
    }
}
