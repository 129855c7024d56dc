package dev.fluxo.engine.draft;

import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns that mark how far a load has come, with the reasons and the doubts.
 *
 * @param columns empty where nothing in the table tells
 * @param words one comment each
 */
record WatermarkGuess(List<String> columns, List<String> words) {
    private static final Pattern CHANGED = Pattern.compile(
            ".*(updated|modified|changed|last_?(upd|mod|chg)|mtime|dt_?(alt|atual|mod)|alterad|atualiz).*");
    private static final Pattern CREATED = Pattern.compile(".*(created|inserted|ctime|dt_?(inc|cria|cad)).*");

    static WatermarkGuess of(Table table, List<String> keys) {
        Column version = table.columns().stream()
                .filter(column -> column.type().rules().version())
                .findFirst()
                .orElse(null);
        Column changed = time(table, CHANGED);
        if (changed != null) {
            return timed(changed, keys, changed.name() + " is named like the time of the last change");
        }
        if (version != null) {
            return new WatermarkGuess(
                    List.of(version.name()), List.of(version.name() + " is set by the database at every change"));
        }
        Column created = time(table, CREATED);
        if (created != null) {
            WatermarkGuess guess = timed(created, keys, created.name() + " is named like the time of the insert");
            guess.words().add("DOUBT: changes after the insert are not seen. Is there a column that moves with them?");
            return guess;
        }
        return new WatermarkGuess(
                List.of(),
                List.of(
                        "DOUBT: no column is named like the time of the last change, so every run reads the whole table.",
                        "With one, write: watermark: { columns: [updated_at, id] }"));
    }

    private static WatermarkGuess timed(Column column, List<String> keys, String why) {
        List<String> columns = new ArrayList<>(List.of(column.name()));
        keys.stream().filter(key -> !key.equals(column.name())).forEach(columns::add);
        List<String> words = new ArrayList<>(List.of(why));
        if (keys.isEmpty()) {
            words.add("DOUBT: nothing makes it unique; add the column that does");
        } else {
            words.add(String.join(", ", keys) + " makes it unique: rows that share a time are never lost");
        }
        if (column.nullable()) {
            words.add("DOUBT: it takes NULL, and a row with NULL stops the run: see on_null");
        }
        words.add("Ask who sets it at an update: mvn etl:doctor");
        return new WatermarkGuess(columns, words);
    }

    /** One that does not take NULL first. */
    private static @Nullable Column time(Table table, Pattern name) {
        return table.columns().stream()
                .filter(column -> column.type().kind().isTemporal())
                .filter(column ->
                        name.matcher(column.name().toLowerCase(Locale.ROOT)).matches())
                .min(Comparator.comparing(Column::nullable))
                .orElse(null);
    }
}
