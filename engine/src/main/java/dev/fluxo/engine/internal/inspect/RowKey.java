package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key of a row in the target.
 *
 * @param texts as they were written
 * @param values as the target's columns hold them
 * @param text {@code customer_id=42, country=BR}: as audit.etl_reject has it
 */
record RowKey(List<String> texts, List<Object> values, String text) {
    /** @throws FluxoException with KEY_UNREADABLE */
    static RowKey of(EntityPlan plan, String written) {
        int wanted = plan.merge().keys().size();
        if (wanted == 0) {
            throw FluxoException.of(
                    Code.KEY_UNREADABLE,
                    "'" + plan.entity() + "' has no keys: none of its rows can be told from the others",
                    "name keys below target");
        }
        List<String> texts = wanted == 1 ? List.of(KeyText.bare(written)) : KeyText.split(written);
        if (texts.size() != wanted) {
            throw FluxoException.of(
                    Code.KEY_UNREADABLE,
                    "'" + written + "' has " + texts.size() + (texts.size() == 1 ? " value" : " values")
                            + ", the key of '" + plan.entity() + "' has " + wanted + ": "
                            + String.join(", ", names(plan)),
                    "write one value for each, with commas between; one that has a comma in double quotes");
        }
        return of(plan, texts);
    }

    private static List<String> names(EntityPlan plan) {
        return plan.spec().target().keys().stream().map(Located::value).toList();
    }

    private static RowKey of(EntityPlan plan, List<String> texts) {
        List<Column> keys = plan.merge().keys();
        List<String> names = names(plan);
        List<Object> values = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Object value = KeyText.read(keys.get(i), names.get(i), texts.get(i));
            values.add(value);
            parts.add(names.get(i) + "=" + ValueText.write(value));
        }
        return new RowKey(texts, values, String.join(", ", parts));
    }

    /**
     * The same key as a row spells it.
     *
     * @param row the texts of the target's columns, in the order of the plan; empty: there is none
     * @return null where there is no row, or where it is spelled so already
     */
    @Nullable
    RowKey asIn(EntityPlan plan, List<@Nullable String> row) {
        if (row.isEmpty()) {
            return null;
        }
        List<String> found = IntStream.of(plan.keyIndexes())
                .mapToObj(row::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        RowKey other = found.size() == texts.size() ? of(plan, found) : this;
        return other.text().equals(text) ? null : other;
    }

    /** Whether the columns can hold it: a database would cut or round what is compared with them, and find another row. */
    static boolean fits(List<Object> key, List<Column> columns) {
        return IntStream.range(0, columns.size())
                .allMatch(i -> Fits.exactly(key.get(i), columns.get(i).type()));
    }

    /** How it may be spelled otherwise: in capitals, in small letters. */
    Stream<RowKey> otherwise(EntityPlan plan) {
        return Stream.<UnaryOperator<String>>of(
                        written -> written.toUpperCase(Locale.ROOT), written -> written.toLowerCase(Locale.ROOT))
                .map(spelling -> texts.stream().map(spelling).toList())
                .filter(spelled -> !spelled.equals(texts))
                .map(spelled -> of(plan, spelled));
    }

    /** Whether a row of the target's values has this key; numbers and moments are equal however they are written. */
    boolean is(@Nullable Object[] target, int[] indexes) {
        for (int i = 0; i < indexes.length; i++) {
            Object value = target[indexes[i]];
            if (value == null || !SameValue.of(values.get(i), value)) {
                return false;
            }
        }
        return true;
    }
}
