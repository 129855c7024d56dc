package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.result.Rewound;
import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code etl:rewind} shows before it moves anything. */
public final class RewindTable {
    private static final List<TextTable.Column> COLUMNS = List.of(
            TextTable.Column.words("entity"),
            TextTable.Column.words("from"),
            TextTable.Column.words("to"),
            TextTable.Column.numbers("rows read again"));

    private RewindTable() {}

    /** Several lines, without a line break at the end. */
    public static String render(List<Rewound> moves) {
        TextTable table = new TextTable(COLUMNS);
        for (Rewound move : moves) {
            table.row(List.of(
                    move.entity(),
                    place(move.from()),
                    place(move.to()),
                    move.again() == null ? "not known" : Long.toString(move.again())));
        }
        return Stream.concat(
                        Stream.of(table.text()),
                        moves.stream()
                                .flatMap(move ->
                                        move.notes().stream().map(note -> Printable.line(move.entity() + ": " + note))))
                .collect(Collectors.joining("\n"));
    }

    private static String place(@Nullable Watermark watermark) {
        return watermark == null ? "start" : WindowText.of(watermark);
    }
}
