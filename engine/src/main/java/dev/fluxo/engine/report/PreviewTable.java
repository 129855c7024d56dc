package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.result.Preview;
import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.result.RowTrace.ColumnTrace;
import dev.fluxo.engine.result.RowTrace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What {@code etl:preview} prints: each row as a table of its columns, the source on the left, the target on the right. */
public final class PreviewTable {
    private static final int NARROWEST = 8;
    private static final List<TextTable.Column> COLUMNS = List.of(
            TextTable.Column.words("  source"),
            TextTable.Column.words("value"),
            TextTable.Column.words("target"),
            TextTable.Column.words("value"));
    private static final int GAPS = 6;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private PreviewTable(int width) {
        this.width = width;
    }

    /** Several lines of at most this width, without a line break at the end. */
    public static String render(List<Preview> previews, int width) {
        PreviewTable table = new PreviewTable(width);
        previews.forEach(table::entity);
        return String.join("\n", table.lines);
    }

    private void entity(Preview preview) {
        int rows = preview.rows().size();
        if (preview.problem() != null) {
            lines.add(preview.entity() + ": nothing to show");
        } else if (rows == 0) {
            lines.add(preview.entity() + ": the source has no rows");
        } else {
            String which = preview.waiting() ? " of those that wait" : ", none of them waits";
            lines.add(preview.entity() + ": " + rows + (rows == 1 ? " row" : " rows") + which);
        }
        for (int i = 0; i < rows; i++) {
            row(i + 1, preview.rows().get(i));
        }
    }

    private void row(int number, RowTrace row) {
        lines.add(cut("row " + number + (row.fault() == null ? "" : ": rejected: " + row.fault()), width));
        int names = 2
                + longest(row, column -> column.from().stream().map(Step::name))
                + longest(row, column -> Stream.of(column.column()));
        int value = Math.max(NARROWEST, (width - names - GAPS) / 2);
        TextTable table = new TextTable(COLUMNS);
        for (ColumnTrace column : row.columns()) {
            String result =
                    column.fault() == null ? ShownValue.whole(column.result(), column.text()) : "! " + column.fault();
            String[] source = sources(column, value);
            for (int i = 0; i < source.length; i += 2) {
                table.row(List.of(
                        "  " + source[i],
                        source[i + 1],
                        i == 0 ? column.column() : "",
                        i == 0 ? cut(result, value) : ""));
            }
        }
        table.text().lines().forEach(lines::add);
    }

    /** Name, value, name, value; blanks for an expression that names no column. */
    private static String[] sources(ColumnTrace column, int width) {
        return column.from().isEmpty()
                ? new String[] {"", ""}
                : column.from().stream()
                        .flatMap(read ->
                                Stream.of(read.name(), cut(ShownValue.whole(read.value(), read.text()), width)))
                        .toArray(String[]::new);
    }

    private static int longest(RowTrace row, Function<ColumnTrace, Stream<String>> names) {
        return row.columns().stream()
                .flatMap(names)
                .mapToInt(name -> TextWidth.of(Printable.line(name)))
                .max()
                .orElse(0);
    }

    private static String cut(String text, int most) {
        return TextWidth.cut(Printable.line(text), most);
    }
}
