package dev.fluxo.engine.source;

import dev.fluxo.engine.dialect.Extraction;
import dev.fluxo.engine.jdbc.Cursor;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.Table;
import dev.fluxo.engine.model.TypeKind;
import dev.fluxo.engine.model.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which text columns of a table hold values with blanks at an end, among its first rows. */
public final class PaddedTexts {
    private static final int SAMPLE = 1_000;

    private PaddedTexts() {}

    public static Set<String> of(Table table, Database source) {
        List<Column> texts = table.columns().stream()
                .filter(column -> column.type().kind() == TypeKind.TEXT)
                .toList();
        Set<String> padded = new HashSet<>();
        if (texts.isEmpty()) {
            return padded;
        }
        String select = "SELECT "
                + texts.stream()
                        .map(column -> source.dialect().quote(column.name()))
                        .collect(Collectors.joining(", "))
                + " FROM " + source.dialect().quote(table.name());
        Extraction rows = new Extraction(select, texts, List.of(), new Window(null, null), false, SAMPLE);
        @Nullable Object[] row = new Object[texts.size()];
        try (Session session = source.session();
                Cursor cursor = session.open(
                        source.dialect().source().extract(rows),
                        texts.stream().map(Column::type).toList(),
                        SAMPLE)) {
            while (cursor.next(row)) {
                for (int i = 0; i < row.length; i++) {
                    if (row[i] instanceof String text && !text.equals(text.strip())) {
                        padded.add(texts.get(i).name());
                    }
                }
            }
        }
        return padded;
    }
}
