package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.spi.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a row is named to people. Columns are called as the analyst wrote them, not as the catalog spells them. */
final class RowWords {
    private final LoadPlan plan;
    private final int[] keys;
    private final int[] watermark;

    RowWords(LoadPlan plan) {
        this.plan = plan;
        this.keys = plan.keyIndexes();
        this.watermark = plan.read().watermarkIndexes();
    }

    /** The row's key in the target; where that is not known yet or there is none, its place in the watermark. */
    String key(@Nullable Object[] source, @Nullable Object[] target) {
        String key = keys.length == 0 ? null : text(plan.keyNames(), keys, target);
        return key != null ? key : String.valueOf(text(plan.read().watermarkNames(), watermark, source));
    }

    /** The source row as text, by column. */
    Map<String, @Nullable String> data(@Nullable Object[] source) {
        Map<String, @Nullable String> data = new LinkedHashMap<>();
        for (int i = 0; i < source.length; i++) {
            Object value = source[i];
            data.put(plan.read().columns().get(i).name(), value == null ? null : ValueText.write(value));
        }
        return data;
    }

    /** Where the spec says what becomes of a column; null: of the entity. */
    Location place(@Nullable String column) {
        return plan.rules().stream()
                .map(ColumnRule::target)
                .filter(name -> name.value().equalsIgnoreCase(column))
                .map(Located::at)
                .findFirst()
                .orElse(plan.at());
    }

    private static @Nullable String text(List<String> names, int[] indexes, @Nullable Object[] row) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < indexes.length; i++) {
            Object value = row[indexes[i]];
            if (value == null) {
                return null;
            }
            parts.add(names.get(i) + "=" + ValueText.write(value));
        }
        return String.join(", ", parts);
    }
}
