package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is always in a target, whatever the source has.
 *
 * @param values by target column, as the spec writes it: String, Long, BigDecimal, Boolean, a time, or null
 */
public record MemberSpec(Location at, Map<String, @Nullable Object> values) {
    public MemberSpec {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether it says what stands in the column. */
    public boolean has(String column) {
        return values.keySet().stream().anyMatch(column::equalsIgnoreCase);
    }

    /** What stands in the column; null also where it does not say. */
    public @Nullable Object value(String column) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(column))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }
}
