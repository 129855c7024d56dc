package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.source.Sample;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What identifies a row.
 *
 * @param columns of the source
 * @param unique as far as is known no row is like another in them
 * @param words the doubts, one comment each
 */
record KeyGuess(List<String> columns, boolean unique, List<String> words) {
    private static final Pattern NAMED_SO = Pattern.compile(
            "id|key|code|number|(.*_)?(id|key|code|no|nr|uuid|guid|number|cod|codigo|chave)|id_.*|cod_.*");
    private static final Set<TypeKind> OF_KEYS = EnumSet.of(
            TypeKind.INTEGER,
            TypeKind.DECIMAL,
            TypeKind.TEXT,
            TypeKind.UUID,
            TypeKind.DATE,
            TypeKind.TIME,
            TypeKind.TIMESTAMP,
            TypeKind.TIMESTAMP_TZ);
    private static final int MOST = 8;
    private static final int TRIED = 30;

    /** @param fits whether the target can hold a key of these columns as it is */
    static KeyGuess of(Table table, Sample sample, Predicate<List<String>> fits) {
        return table.uniqueKeys().stream()
                .min(Comparator.comparing((List<String> key) -> takesNull(table, key))
                        .thenComparing(key -> !fits.test(key))
                        .thenComparing(List::size))
                .map(key -> known(table, key))
                .orElseGet(() -> guessed(table, sample));
    }

    private static KeyGuess known(Table table, List<String> key) {
        return new KeyGuess(
                key,
                true,
                takesNull(table, key)
                        ? List.of("DOUBT: " + String.join(", ", key)
                                + " takes NULL, and a row with NULL in its key stops" + " the run")
                        : List.of());
    }

    private static boolean takesNull(Table table, List<String> key) {
        return table.columns().stream().anyMatch(column -> column.nullable() && key.contains(column.name()));
    }

    /** Of the first rows: that is no proof, and the draft says so. */
    private static KeyGuess guessed(Table table, Sample sample) {
        List<String> candidates = table.columns().stream()
                .filter(column -> OF_KEYS.contains(column.type().kind()) && sample.isFilled(column.name()))
                .filter(column -> sample.rows() > 0 || !column.nullable() || isNamedSo(column))
                .sorted(Comparator.comparing((Column column) -> !isNamedSo(column))
                        .thenComparing(column -> column.type().kind().isTemporal()
                                || column.type().scale() > 0))
                .map(Column::name)
                .limit(TRIED)
                .toList();
        String none = "DOUBT: the source has no unique key. What identifies a row?";
        for (List<String> columns : singlesAndPairs(candidates)) {
            if ((sample.rows() > 1 || isNamedSo(columns.get(0))) && sample.isUnique(columns)) {
                return new KeyGuess(
                        columns,
                        true,
                        List.of(
                                none,
                                String.join(", ", columns)
                                        + (sample.rows() > 1 ? " is unique among its first rows" : " is named so")
                                        + ", which is no proof: of rows with one key only the last is kept"));
            }
        }
        List<String> all = candidates.isEmpty()
                ? List.of(table.columns().get(0).name())
                : table.columns().stream()
                        .map(Column::name)
                        .filter(candidates::contains)
                        .limit(MOST)
                        .toList();
        return new KeyGuess(
                all, false, List.of(none, "of rows that are alike in " + String.join(", ", all) + " only one is kept"));
    }

    private static List<List<String>> singlesAndPairs(List<String> columns) {
        List<List<String>> tried =
                new ArrayList<>(columns.stream().map(List::of).toList());
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                tried.add(List.of(columns.get(i), columns.get(j)));
            }
        }
        return tried;
    }

    private static boolean isNamedSo(Column column) {
        return isNamedSo(column.name());
    }

    private static boolean isNamedSo(String name) {
        return NAMED_SO.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
