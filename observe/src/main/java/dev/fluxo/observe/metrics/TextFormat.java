package dev.fluxo.observe.metrics;

import dev.fluxo.observe.metrics.Sample.Series;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text format of Prometheus: written, and what was written is read again. */
final class TextFormat {
    /** What a file of ours begins with. */
    static final String HEAD = "# Written by Fluxo after each run, by the section prometheus of project.yaml\n";

    private static final Pattern LINE = Pattern.compile("([a-z_]+)\\{(.*)} (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private TextFormat() {}

    /** Each metric once, with all its values below it. */
    static String write(Map<Series, Double> values) {
        StringBuilder text = new StringBuilder(HEAD);
        for (Metric metric : Metric.values()) {
            Map<Series, Double> own = new LinkedHashMap<>(values);
            own.keySet().removeIf(series -> series.metric() != metric);
            if (!own.isEmpty()) {
                String name = metric.underscored();
                text.append("# HELP ")
                        .append(name)
                        .append(' ')
                        .append(metric.help())
                        .append('\n');
                text.append("# TYPE ").append(name).append(" gauge\n");
                own.forEach((series, value) -> text.append(name)
                        .append(labels(series.labels()))
                        .append(' ')
                        .append(number(value))
                        .append('\n'));
            }
        }
        return text.toString();
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String unescaped(String value) {
        return Pattern.compile("\\\\(.)")
                .matcher(value)
                .replaceAll(escape -> Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
    }

    /** Digits alone: no exponent, which is harder to read for people. */
    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** What of it is ours; a metric that is no more, and whatever else stands there, is left out. */
    static Map<Series, Double> read(String text) {
        Map<Series, Double> values = new LinkedHashMap<>();
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            for (Metric metric : Metric.values()) {
                if (metric.underscored().equals(line.group(1))) {
                    put(metric, line, values);
                }
            }
        });
        return values;
    }

    private static void put(Metric metric, Matcher line, Map<Series, Double> values) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(line.group(2));
        while (label.find()) {
            labels.put(label.group(1), unescaped(label.group(2)));
        }
        try {
            values.put(new Series(metric, labels), Double.parseDouble(line.group(3)));
        } catch (NumberFormatException e) {
            // Somebody else's.
        }
    }
}
