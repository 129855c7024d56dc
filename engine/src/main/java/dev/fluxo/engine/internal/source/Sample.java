package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.Window;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first rows of a table, for guesses that its catalog leaves open. Long values and large objects are not kept. */
public final class Sample {
    private static final int ROWS = 1_000;
    private static final int SHORT = 200;
    private static final Set<TypeKind> NOT_READ =
            EnumSet.of(TypeKind.BINARY, TypeKind.OTHER, TypeKind.FLOAT, TypeKind.BOOLEAN);

    private final Map<String, List<@Nullable Object>> values = new HashMap<>();
    private final Set<String> padded = new HashSet<>();
    private final Set<String> tooLong = new HashSet<>();
    private int rows;

    private Sample() {}

    public static Sample of(Table table, Database source) {
        Sample sample = new Sample();
        List<Column> columns = table.columns().stream()
                .filter(column -> !NOT_READ.contains(column.type().kind()))
                .toList();
        if (!columns.isEmpty()) {
            sample.read(table, columns, source);
        }
        return sample;
    }

    private void read(Table table, List<Column> columns, Database source) {
        columns.forEach(column -> values.put(column.name(), new ArrayList<>()));
        String select = "SELECT "
                + columns.stream()
                        .map(column -> source.dialect().quote(column.name()))
                        .collect(Collectors.joining(", "))
                + " FROM " + source.dialect().quote(table.name());
        Extraction first = new Extraction(select, columns, List.of(), new Window(null, null), false, ROWS);
        @Nullable Object[] row = new Object[columns.size()];
        try (Session session = source.reader();
                Cursor cursor = session.open(
                        source.dialect().source().extract(first),
                        columns.stream().map(Column::type).toList(),
                        ROWS)) {
            while (cursor.next(row)) {
                rows++;
                for (int i = 0; i < row.length; i++) {
                    add(columns.get(i).name(), row[i]);
                }
            }
        }
    }

    private void add(String column, @Nullable Object value) {
        if (value instanceof String text) {
            if (!text.equals(text.strip())) {
                padded.add(column);
            }
            if (text.length() > SHORT) {
                tooLong.add(column);
            }
        }
        List<@Nullable Object> kept = values.get(column);
        if (kept != null) {
            kept.add(tooLong.contains(column) ? null : value);
        }
    }

    public int rows() {
        return rows;
    }

    /** Whether some values of a text have blanks at an end. */
    public boolean isPadded(String column) {
        return padded.contains(column);
    }

    /** Whether the column was read, never NULL and always short. */
    public boolean isFilled(String column) {
        List<@Nullable Object> found = values.get(column);
        return found != null && !tooLong.contains(column) && !found.contains(null);
    }

    /** Whether a row is without a value in the column, as far as it was read. */
    public boolean hasNulls(String column) {
        return !tooLong.contains(column)
                && values.getOrDefault(column, List.of()).contains(null);
    }

    /** Whether no two rows are alike in these columns, all of them filled. */
    public boolean isUnique(List<String> columns) {
        if (!columns.stream().allMatch(this::isFilled)) {
            return false;
        }
        Set<List<@Nullable Object>> seen = new HashSet<>();
        for (int i = 0; i < rows; i++) {
            List<@Nullable Object> key = new ArrayList<>(columns.size());
            for (String column : columns) {
                key.add(values.getOrDefault(column, List.of()).get(i));
            }
            if (!seen.add(key)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some moments lie in the future. Of which zone they are makes no difference here. */
    public boolean isAhead(String column) {
        LocalDateTime tomorrow = LocalDateTime.now(ZoneOffset.UTC).plusDays(1);
        return values.getOrDefault(column, List.of()).stream()
                .map(Sample::moment)
                .anyMatch(moment -> moment != null && moment.isAfter(tomorrow));
    }

    private static @Nullable LocalDateTime moment(@Nullable Object value) {
        if (value instanceof LocalDateTime local) {
            return local;
        }
        if (value instanceof OffsetDateTime zoned) {
            return zoned.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        return value instanceof LocalDate date ? date.atStartOfDay() : null;
    }
}
