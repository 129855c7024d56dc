package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Forecast.Cell;
import dev.fluxo.engine.result.Forecast.Change;
import dev.fluxo.engine.result.Forecast.Effects;
import dev.fluxo.engine.result.Forecast.Statement;
import dev.fluxo.engine.result.RowCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What {@code etl:plan} prints: per entity the window, what it would do, and the statements. */
public final class ForecastText {
    private final Wording wording;
    private final List<String> lines = new ArrayList<>();

    private ForecastText(Wording wording) {
        this.wording = wording;
    }

    /** Several lines, without a line break at the end. */
    public static String render(List<Forecast> forecasts, Wording wording) {
        ForecastText text = new ForecastText(wording);
        forecasts.forEach(text::entity);
        return String.join("\n", text.lines);
    }

    private void entity(Forecast forecast) {
        if (!lines.isEmpty()) {
            add("");
        }
        add(forecast.entity() + ": " + Printable.line(forecast.way()));
        if (forecast.problem() != null) {
            add("  cannot be loaded: " + forecast.problem().in(wording));
            if (forecast.effects() == null) {
                return;
            }
        }
        add("  window: " + window(forecast));
        add("  waiting: " + waiting(forecast));
        if (!forecast.star().isEmpty()) {
            add("  \"*\" stands for: " + Printable.line(String.join(", ", forecast.star())));
        }
        for (Problem warning : forecast.warnings()) {
            add("  warning: " + warning.in(wording));
        }
        if (forecast.effects() != null) {
            effects(forecast.effects());
        }
        for (Statement statement : forecast.statements()) {
            add("  " + statement.title() + ":");
            statement.sql().lines().forEach(line -> lines.add("    " + Printable.line(line)));
            if (!statement.values().isEmpty()) {
                lines.add("    -- with " + Printable.line(String.join(", ", statement.values())));
            }
        }
    }

    private void effects(Effects effects) {
        add("  effects: " + counts(effects.counts()));
        for (Change change : effects.changes()) {
            add("    " + Printable.line(change.key() + ": " + cells(change)));
        }
        for (String key : effects.removed()) {
            add("    " + Printable.line(key + ": gone from the source"));
        }
        for (Expectation expectation : effects.expectations()) {
            add("  expect " + Printable.line(expectation(expectation)));
        }
    }

    /** {@code rows >= 1: holds, 12 rows} */
    static String expectation(Expectation expectation) {
        return expectation.expectation() + ": " + (expectation.passed() ? "holds, " : "does not hold, ")
                + expectation.actual() + (expectation.passed() || expectation.fails() ? "" : " (a warning)");
    }

    private void add(String line) {
        lines.add(line);
    }

    static String window(Forecast forecast) {
        String from = forecast.after() == null ? "from the start" : "after " + WindowText.of(forecast.after());
        return from + (forecast.cutoff() == null ? "" : ", before " + forecast.cutoff());
    }

    static String waiting(Forecast forecast) {
        String rows = rows(forecast.waiting() == null ? 0 : forecast.waiting());
        rows = forecast.again() == 0 ? rows : rows + ", " + forecast.again() + " of them read again";
        return forecast.skippedNulls() == 0
                ? rows
                : rows + ", and " + rows(forecast.skippedNulls()) + " without a watermark";
    }

    private static String rows(long count) {
        return count + (count == 1 ? " row" : " rows");
    }

    static String counts(RowCounts counts) {
        StringJoiner words = new StringJoiner(", ");
        words.add(counts.inserted() + " inserted");
        if (counts.versioned() > 0) {
            words.add(counts.versioned() + " versioned");
        }
        words.add(counts.updated() + " updated");
        words.add(counts.unchanged() + " unchanged");
        if (counts.superseded() > 0) {
            words.add(counts.superseded() + " superseded");
        }
        words.add(counts.rejected() + " rejected");
        if (counts.deleted() > 0) {
            words.add(counts.deleted() + " deleted");
        }
        return words.toString();
    }

    private static String cells(Change change) {
        return change.cells().stream().map(ForecastText::cell).collect(Collectors.joining(", "));
    }

    private static String cell(Cell cell) {
        return cell.column() + " " + ShownValue.value(cell.before(), true) + " -> "
                + ShownValue.value(cell.after(), true);
    }
}
