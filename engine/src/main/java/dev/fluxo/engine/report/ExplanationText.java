package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Explanation;
import dev.fluxo.engine.result.Explanation.Covering;
import dev.fluxo.engine.result.Explanation.OnRecord;
import dev.fluxo.engine.result.Explanation.Value;
import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.result.RowTrace.ColumnTrace;
import dev.fluxo.engine.result.RowTrace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code etl:why} prints: the answer first, then what it rests on. */
public final class ExplanationText {
    private final Wording wording;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Wording wording) {
        this.wording = wording;
    }

    /** Several lines, without a line break at the end. No line is cut, only long values are. */
    public static String render(Explanation explanation, Wording wording) {
        ExplanationText text = new ExplanationText(wording);
        text.explain(explanation);
        return String.join("\n", text.lines);
    }

    private void explain(Explanation why) {
        lines.add(Printable.line(
                why.entity() + " " + why.key() + ": " + why.answer().in(wording)));
        values("source now", why.source());
        if (why.place() != null) {
            add("watermark: " + why.place());
        }
        if (why.trace() != null) {
            trace(why.trace());
        }
        values("target now", why.target());
        versions(why.versions());
        add("rejects on record: " + (why.rejects().isEmpty() ? "none" : ""));
        why.rejects().forEach(this::reject);
        add("runs that read it: " + (why.runs().isEmpty() ? "none" : ""));
        why.runs().forEach(this::run);
        why.changes().forEach(change -> add((change.isError() ? "error: " : "warning: ") + change.in(wording)));
    }

    private void values(String title, List<Value> values) {
        String text = values.stream()
                .map(value -> value.column() + "=" + ShownValue.value(value.value(), true))
                .collect(Collectors.joining(", "));
        add(title + ": " + (values.isEmpty() ? "no row" : text));
    }

    /** The first one whole, of each other what it has otherwise than the one before it. */
    private void versions(List<List<Value>> versions) {
        if (versions.isEmpty()) {
            return;
        }
        add("versions: " + versions.size());
        List<Value> before = List.of();
        for (List<Value> version : versions) {
            List<Value> earlier = before;
            add("  "
                    + version.stream()
                            .filter(value -> !earlier.contains(value))
                            .map(value -> value.column() + "=" + ShownValue.value(value.value(), true))
                            .collect(Collectors.joining(", ")));
            before = version;
        }
    }

    private void trace(RowTrace trace) {
        add("step by step:");
        for (ColumnTrace column : trace.columns()) {
            String steps = Stream.concat(made(column), column.steps().stream().map(ExplanationText::step))
                    .collect(Collectors.joining(" -> "));
            String end = column.fault() == null ? "" : " ! " + column.fault();
            add("  " + column.column() + ": " + steps + end);
        }
        if (trace.fault() != null) {
            add("  fault: " + trace.fault());
        }
    }

    private void reject(OnRecord reject) {
        add("  " + reject.at() + " run " + reject.runId() + " " + reject.code() + " " + reject.message());
    }

    private void run(Covering run) {
        add("  " + run.startedAt() + " run " + run.runId() + " " + run.status() + ": "
                + (run.from() == null ? "start" : WindowText.of(run.from())) + " -> " + WindowText.of(run.to()));
    }

    private void add(String line) {
        lines.add(Printable.line("  " + line).stripTrailing());
    }

    /** What an expression is computed from; a column that is read is a step of its own. */
    private static Stream<String> made(ColumnTrace column) {
        boolean read =
                !column.steps().isEmpty() && column.from().equals(column.steps().subList(0, 1));
        String from = column.from().stream().map(ExplanationText::step).collect(Collectors.joining(", "));
        return read || from.isEmpty() ? Stream.empty() : Stream.of(from);
    }

    private static String step(Step step) {
        return step.name() + " " + ShownValue.value(step.value(), true);
    }
}
