package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.source.Sample;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that mark how far a load has come, with the reasons and the doubts.
 *
 * @param columns empty where nothing in the table tells
 * @param words one comment each
 */
record WatermarkGuess(List<String> columns, List<CharSequence> words) {
    private static final Pattern CHANGED = Pattern.compile(
            ".*(updated|modified|changed|last_?(upd|mod|chg)|mtime|dt_?(alt|atual|mod)|alterad|atualiz).*");
    private static final Pattern CREATED = Pattern.compile(".*(created|inserted|ctime|dt_?(inc|cria|cad)).*");
    /** Moments that are planned, or that have nothing to do with the row's own life. */
    private static final Pattern OF_OTHER_THINGS =
            Pattern.compile("(.*[^a-z])?(birth|born|nasc\\w*|due|venc\\w*|expir\\w*|valid\\w*"
                    + "|until|from|start\\w*|begin\\w*|ends?|ended|fim|inicio|plan|planned|required|next|delet\\w*|cancel\\w*|return\\w*"
                    + "|closed|ship\\w*)([^a-z].*|date|time|at|on)?");
    /** Their order or their text is not exact. */
    private static final Set<TypeKind> UNSUITABLE = EnumSet.of(TypeKind.BOOLEAN, TypeKind.FLOAT, TypeKind.OTHER);

    /** @param keys what makes a time unique; empty where nothing does */
    static WatermarkGuess of(Table table, List<String> keys, Sample sample) {
        boolean exact = table.columns().stream()
                .noneMatch(column -> keys.contains(column.name())
                        && UNSUITABLE.contains(column.type().kind()));
        if (!exact) {
            return none("DOUBT: the key " + String.join(", ", keys)
                    + " has no exact order, so no time can be made unique by it, and every run reads the whole table.");
        }
        Column changed = times(table, CHANGED).findFirst().orElse(null);
        if (changed != null) {
            return sample.hasNulls(changed.name())
                    ? halfFilled(table, changed)
                    : timed(changed, keys, changed.name() + " is named like the time of the last change");
        }
        Column version = table.columns().stream()
                .filter(column -> column.type().rules().version())
                .findFirst()
                .orElse(null);
        if (version != null) {
            return new WatermarkGuess(
                    List.of(version.name()), List.of(version.name() + " is set by the database at every change"));
        }
        Column created = times(table, CREATED)
                .filter(column -> !sample.hasNulls(column.name()))
                .findFirst()
                .orElse(null);
        if (created != null) {
            WatermarkGuess guess = timed(created, keys, created.name() + " is named like the time of the insert");
            guess.words().add("DOUBT: changes after the insert are not seen. Is there a column that moves with them?");
            return guess;
        }
        Column other = other(table, sample);
        return other != null
                ? ofOther(other, keys)
                : none(
                        "DOUBT: no column is named like the time of the last change, so every run reads the whole table.");
    }

    private static WatermarkGuess none(String why) {
        return new WatermarkGuess(List.of(), List.of(why, "With one, write: watermark: { columns: [updated_at, id] }"));
    }

    /** A time that is NULL until the first change: to leave such rows out would lose them. */
    private static WatermarkGuess halfFilled(Table table, Column changed) {
        String created = times(table, CREATED).map(Column::name).findFirst().orElse("<the time of the insert>");
        return new WatermarkGuess(
                List.of(),
                List.of(
                        "DOUBT: " + changed.name()
                                + " is named like the time of the last change, but NULL in some rows,"
                                + " so every run reads the whole table.",
                        "With a query that selects COALESCE(" + changed.name() + ", " + created
                                + ") AS changed_at, write: watermark: { columns: [changed_at, <the key>] }"));
    }

    private static WatermarkGuess ofOther(Column column, List<String> keys) {
        WatermarkGuess guess = timed(column, keys, column.name() + " is the only time that every row has");
        guess.words()
                .addAll(List.of(
                        "DOUBT: it suits a table to which rows are only added, in the order of " + column.name() + ".",
                        "A row that changes later, or comes later with an earlier " + column.name() + ", is not seen.",
                        "Where that happens, leave watermark out: every run then reads the whole table."));
        return guess;
    }

    /** Filled in every row, and of the past. */
    private static @Nullable Column other(Table table, Sample sample) {
        return table.columns().stream()
                .filter(column -> column.type().kind().isTemporal())
                .filter(column -> !column.nullable() && !sample.isAhead(column.name()))
                .filter(column -> !OF_OTHER_THINGS
                        .matcher(column.name().toLowerCase(Locale.ROOT))
                        .matches())
                .min(Comparator.comparing(column -> column.type().kind() == TypeKind.DATE))
                .orElse(null);
    }

    private static WatermarkGuess timed(Column column, List<String> keys, String why) {
        List<String> columns = new ArrayList<>(List.of(column.name()));
        keys.stream().filter(key -> !key.equals(column.name())).forEach(columns::add);
        List<CharSequence> words = new ArrayList<>(List.of(why));
        if (keys.isEmpty()) {
            words.add("DOUBT: nothing makes it unique; add the column that does");
        } else if (columns.size() > 1) {
            words.add(String.join(", ", columns.subList(1, columns.size()))
                    + " makes it unique: rows that share a time are never lost");
        }
        if (column.nullable()) {
            words.add("DOUBT: it takes NULL, and a row with NULL stops the run: see on_null");
        }
        words.add(Advice.of("Ask who sets it at an update: ", Action.DOCTOR));
        return new WatermarkGuess(columns, words);
    }

    /** Moments with such a name; one that does not take NULL first. */
    private static Stream<Column> times(Table table, Pattern name) {
        return table.columns().stream()
                .filter(column -> column.type().kind().isTemporal())
                .filter(column ->
                        name.matcher(column.name().toLowerCase(Locale.ROOT)).matches())
                .sorted(Comparator.comparing(Column::nullable));
    }
}
