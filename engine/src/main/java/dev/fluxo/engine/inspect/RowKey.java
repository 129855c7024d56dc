package dev.fluxo.engine.inspect;

import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

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
        List<Column> keys = plan.merge().keys();
        List<String> texts = keys.size() == 1 ? List.of(written) : List.of(written.split(",", -1));
        List<String> names =
                plan.spec().target().keys().stream().map(Located::value).toList();
        if (texts.size() != keys.size()) {
            throw FluxoException.of(
                    Code.KEY_UNREADABLE,
                    "'" + written + "' has " + texts.size() + " values, the key of '" + plan.entity() + "' has "
                            + keys.size() + ": " + String.join(", ", names),
                    "write one value for each, with commas between");
        }
        List<Object> values = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String text = texts.get(i).strip();
            Object value = read(keys.get(i), names.get(i), text);
            values.add(value);
            parts.add(names.get(i) + "=" + ValueText.write(value));
        }
        return new RowKey(texts.stream().map(String::strip).toList(), values, String.join(", ", parts));
    }

    /** @throws FluxoException with KEY_UNREADABLE */
    static Object read(Column column, String name, String text) {
        try {
            return ValueText.read(column.type().kind(), text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw FluxoException.of(
                    Code.KEY_UNREADABLE,
                    "'" + text + "' is no value of key column '" + name + "', which is " + column.type(),
                    "write it as the target shows it: 42, 2026-01-31, 2026-01-31T08:30:00");
        }
    }
}
