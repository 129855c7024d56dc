package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under headings for a terminal: columns two blanks apart, words to the left, numbers to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param right true for numbers */
    record Column(String heading, boolean right) {
        static Column words(String heading) {
            return new Column(heading, false);
        }

        static Column numbers(String heading) {
            return new Column(heading, true);
        }
    }

    TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.rows.add(columns.stream().map(Column::heading).toList());
    }

    /** As many cells as columns; control characters are made visible, so that a value cannot forge a line. */
    void row(List<String> cells) {
        rows.add(cells.stream().map(Printable::line).toList());
    }

    /** How wide the table is without its last column. */
    int widthBeforeLast() {
        return IntStream.of(widths())
                .limit(columns.size() - 1L)
                .map(width -> width + GAP.length())
                .sum();
    }

    /** One line per row, headings first, without trailing blanks. */
    String text() {
        int[] widths = widths();
        return rows.stream().map(cells -> line(cells, widths)).collect(Collectors.joining("\n"));
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i);
            String blanks = " ".repeat(widths[i] - TextWidth.of(cell));
            line.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    /** Of each column. */
    private int[] widths() {
        return IntStream.range(0, columns.size()).map(this::width).toArray();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(cells -> TextWidth.of(cells.get(column)))
                .max()
                .orElse(0);
    }
}
