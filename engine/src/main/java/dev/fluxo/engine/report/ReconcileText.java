package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Difference;
import dev.fluxo.engine.result.Reconciled.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What {@code etl:reconcile} prints: a table of all entities, then of each what differs and what the answer rests on. */
public final class ReconcileText {
    private static final List<Count> COUNTS = List.of(
            new Count("compared", Figures::compared),
            new Count("in target", Figures::inTarget),
            new Count("missing", Figures::missing),
            new Count("different", Figures::different),
            new Count("only in target", Figures::onlyInTarget),
            new Count("waiting", Figures::waiting),
            new Count("rejected", Figures::rejected));

    private ReconcileText() {}

    private record Count(String heading, ToLongFunction<Figures> of) {}

    /** Several lines, without a line break at the end. */
    public static String render(List<Reconciled> entities, Wording wording) {
        List<Count> counts = new ArrayList<>(COUNTS);
        addIfAny(entities, counts, new Count("healed", Figures::healed));
        addIfAny(entities, counts, new Count("removed", Figures::removed));
        List<TextTable.Column> columns =
                new ArrayList<>(List.of(TextTable.Column.words("entity"), TextTable.Column.words("verdict")));
        counts.forEach(count -> columns.add(TextTable.Column.numbers(count.heading())));
        TextTable table = new TextTable(columns);
        for (Reconciled entity : entities) {
            List<String> cells = new ArrayList<>(
                    List.of(entity.entity(), entity.status().name().toLowerCase(Locale.ROOT)));
            Figures figures = entity.figures();
            counts.forEach(count ->
                    cells.add(figures == null ? "" : Long.toString(count.of().applyAsLong(figures))));
            table.row(cells);
        }
        List<String> lines = new ArrayList<>(List.of(table.text()));
        entities.forEach(entity -> lines.addAll(about(entity, wording)));
        return String.join("\n", lines);
    }

    private static void addIfAny(List<Reconciled> entities, List<Count> counts, Count rare) {
        if (entities.stream()
                .map(Reconciled::figures)
                .anyMatch(figures -> figures != null && rare.of().applyAsLong(figures) != 0)) {
            counts.add(rare);
        }
    }

    private static List<String> about(Reconciled entity, Wording wording) {
        List<String> lines = new ArrayList<>();
        for (Difference row : entity.differences()) {
            lines.add("  - " + word(row.kind()) + ": " + Printable.line(row.key())
                    + (row.columns().isEmpty() ? "" : " (" + String.join(", ", row.columns()) + ")"));
        }
        Figures figures = entity.figures();
        if (figures != null) {
            long more = figures.missing()
                    + figures.different()
                    + figures.onlyInTarget()
                    - entity.differences().size();
            if (more > 0 && !entity.columns().isEmpty()) {
                lines.add("  - and " + more + " more");
            }
            lines.addAll(basis(entity, figures));
        }
        for (Problem problem : entity.problems()) {
            lines.add("  " + problem.code().id() + " " + Printable.line(problem.message())
                    + (problem.advice() == null
                            ? ""
                            : " (" + Printable.line(problem.advice().in(wording)) + ")"));
        }
        if (!lines.isEmpty()) {
            lines.add(0, entity.entity() + ":");
        }
        return lines;
    }

    private static List<String> basis(Reconciled entity, Figures figures) {
        List<String> lines = new ArrayList<>();
        if (entity.columns().isEmpty()) {
            return lines;
        }
        lines.add("  compared by " + String.join(", ", entity.columns()));
        if (!entity.notCompared().isEmpty()) {
            lines.add("  not compared: "
                    + entity.notCompared().stream()
                            .map(column -> column.column() + " (" + column.why() + ")")
                            .collect(Collectors.joining(", ")));
        }
        lines.add(String.format(
                Locale.ROOT,
                "  %d ranges, %d of them looked into; %d rows came from the source, %d from the target; the chance that a"
                        + " difference is overlooked is below %.1e",
                figures.ranges(),
                figures.differing(),
                figures.readOfSource(),
                figures.readOfTarget(),
                entity.chance()));
        return lines;
    }

    private static String word(Reconciled.Kind kind) {
        return switch (kind) {
            case MISSING -> "missing in the target";
            case ONLY_IN_TARGET -> "only in the target";
            case VALUES -> "different";
            case REPEATED -> "more than once in the target";
            case GONE -> "gone by what the source says";
        };
    }
}
