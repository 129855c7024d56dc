package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Forecast.Cell;
import dev.fluxo.engine.result.Forecast.Change;
import dev.fluxo.engine.result.Forecast.Statement;
import java.util.List;

/** The same for a comment on a pull request. What comes from databases and specs is escaped: it is text, and no markup. */
public final class ForecastMarkdown {
    private final Wording wording;
    private final StringBuilder text = new StringBuilder();

    private ForecastMarkdown(Wording wording) {
        this.wording = wording;
    }

    public static String render(List<Forecast> forecasts, Wording wording) {
        ForecastMarkdown markdown = new ForecastMarkdown(wording);
        markdown.text.append("# Plan\n\n| entity | window | waiting | effects |\n|---|---|---|---|\n");
        forecasts.forEach(markdown::row);
        forecasts.forEach(markdown::entity);
        return markdown.text.toString();
    }

    private void row(Forecast forecast) {
        boolean fails = forecast.problem() != null;
        String effects = forecast.effects() == null
                ? ""
                : ForecastText.counts(forecast.effects().counts());
        text.append("| ")
                .append(escaped(forecast.entity()))
                .append(" | ")
                .append(escaped(fails ? "cannot be loaded" : ForecastText.window(forecast)))
                .append(" | ")
                .append(escaped(fails ? "" : ForecastText.waiting(forecast)))
                .append(" | ")
                .append(escaped(effects))
                .append(" |\n");
    }

    private void entity(Forecast forecast) {
        text.append("\n## ").append(escaped(forecast.entity())).append("\n\n");
        text.append(escaped(forecast.way())).append("\n\n");
        if (forecast.problem() != null) {
            text.append("**Cannot be loaded:** ")
                    .append(escaped(forecast.problem().in(wording).toString()))
                    .append('\n');
            if (forecast.effects() == null) {
                return;
            }
            text.append('\n');
        }
        for (Problem warning : forecast.warnings()) {
            text.append("- warning: ")
                    .append(escaped(warning.in(wording).toString()))
                    .append('\n');
        }
        if (forecast.effects() != null) {
            forecast.effects()
                    .expectations()
                    .forEach(expectation -> text.append("- expect ")
                            .append(escaped(ForecastText.expectation(expectation)))
                            .append('\n'));
        }
        if (forecast.effects() != null && !forecast.effects().changes().isEmpty()) {
            changes(forecast.effects().changes());
        }
        if (forecast.effects() != null && !forecast.effects().removed().isEmpty()) {
            text.append("\nGone from the source: ")
                    .append(escaped(String.join("; ", forecast.effects().removed())))
                    .append('\n');
        }
        text.append("\n<details><summary>SQL</summary>\n");
        forecast.statements().forEach(this::statement);
        text.append("\n</details>\n");
    }

    private void changes(List<Change> changes) {
        text.append("\n| row | column | from | to |\n|---|---|---|---|\n");
        for (Change change : changes) {
            for (Cell cell : change.cells()) {
                text.append("| ")
                        .append(escaped(change.key()))
                        .append(" | ")
                        .append(escaped(cell.column()))
                        .append(" | ")
                        .append(escaped(ShownValue.value(cell.before(), true)))
                        .append(" | ")
                        .append(escaped(ShownValue.value(cell.after(), true)))
                        .append(" |\n");
            }
        }
    }

    /** The fence is longer than any inside. */
    private void statement(Statement statement) {
        String fence = "```";
        while (statement.sql().contains(fence)) {
            fence += "`";
        }
        text.append("\n")
                .append(escaped(statement.title()))
                .append("\n\n")
                .append(fence)
                .append("sql\n");
        statement
                .sql()
                .lines()
                .forEach(line -> text.append(Printable.line(line)).append('\n'));
        if (!statement.values().isEmpty()) {
            text.append("-- with ")
                    .append(Printable.line(String.join(", ", statement.values())))
                    .append('\n');
        }
        text.append(fence).append('\n');
    }

    /** Each sign that Markdown or HTML would read as markup, as itself. */
    private static String escaped(String words) {
        String line = Printable.line(words);
        StringBuilder safe = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '\\', '`', '*', '_', '|', '[', ']', '#', '!', '~', '@' ->
                    safe.append('\\').append(c);
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
