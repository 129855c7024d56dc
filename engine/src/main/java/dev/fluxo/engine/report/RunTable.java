package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The closing table of a run. Plain digits, one entity per line, nothing but ASCII of its own: made to be read, and to be
 * found again by grep.
 */
public final class RunTable {
    private static final int LEAST_WINDOW = 24;

    private final RunResult run;
    private final int width;
    private final List<Count> counts;

    /** A column of counts. */
    private record Count(String heading, ToLongFunction<RowCounts> of) {}

    private RunTable(RunResult run, int width) {
        this.run = run;
        this.width = width;
        this.counts = counts(run);
    }

    /**
     * Several lines, without a line break at the end.
     *
     * @param width what the lines should keep to: windows are shortened for it, nothing else is
     */
    public static String render(RunResult run, int width) {
        RunTable table = new RunTable(run, width);
        return Stream.of(table.heading(), table.table(), table.outcome()).collect(Collectors.joining("\n"));
    }

    private String heading() {
        String profile = run.profile() == null ? "" : ", profile " + run.profile();
        return Printable.line("Run " + run.runId() + profile + (run.dryRun() ? ", dry run: nothing is written" : ""));
    }

    /** The window takes what the other columns leave. */
    private String table() {
        TextTable measure = table(Math.max(width, LEAST_WINDOW));
        return table(Math.max(width - measure.widthBeforeLast(), LEAST_WINDOW)).text();
    }

    private TextTable table(int windowWidth) {
        TextTable table = new TextTable(columns());
        run.entities()
                .forEach(entity -> table.row(row(
                        entity.entity(),
                        entity.status().text(),
                        entity.counts(),
                        entity.elapsed(),
                        WindowText.of(entity, windowWidth))));
        // Upper case: no entity can be called so.
        RowCounts total = run.entities().stream().map(EntityResult::counts).reduce(RowCounts.ZERO, RowCounts::plus);
        table.row(row("TOTAL", run.status().text(), total, run.elapsed(), ""));
        return table;
    }

    private List<TextTable.Column> columns() {
        List<TextTable.Column> columns = new ArrayList<>();
        columns.add(TextTable.Column.words("entity"));
        columns.add(TextTable.Column.words("status"));
        counts.forEach(count -> columns.add(TextTable.Column.numbers(count.heading())));
        columns.add(TextTable.Column.numbers("time"));
        columns.add(TextTable.Column.words("window"));
        return columns;
    }

    private List<String> row(String entity, String status, RowCounts rows, Duration elapsed, String window) {
        List<String> cells = new ArrayList<>(List.of(entity, status));
        counts.forEach(count -> cells.add(Long.toString(count.of().applyAsLong(rows))));
        cells.add(ShortDuration.text(elapsed));
        cells.add(window);
        return cells;
    }

    /** A dry run merges nothing, so there is nothing to tell apart; what is rare is shown only where it happened. */
    private static List<Count> counts(RunResult run) {
        if (run.dryRun()) {
            return List.of(new Count("would read", RowCounts::read), new Count("rejected", RowCounts::rejected));
        }
        List<Count> counts = new ArrayList<>(
                List.of(new Count("read", RowCounts::read), new Count("inserted", RowCounts::inserted)));
        addIfAny(run, counts, new Count("versioned", RowCounts::versioned));
        counts.add(new Count("updated", RowCounts::updated));
        counts.add(new Count("unchanged", RowCounts::unchanged));
        addIfAny(run, counts, new Count("superseded", RowCounts::superseded));
        addIfAny(run, counts, new Count("deleted", RowCounts::deleted));
        counts.add(new Count("rejected", RowCounts::rejected));
        return counts;
    }

    private static void addIfAny(RunResult run, List<Count> counts, Count rare) {
        if (run.entities().stream().anyMatch(entity -> rare.of().applyAsLong(entity.counts()) != 0)) {
            counts.add(rare);
        }
    }

    private String outcome() {
        return RunOutcome.of(run);
    }
}
