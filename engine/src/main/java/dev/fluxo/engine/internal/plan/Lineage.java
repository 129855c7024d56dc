package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.TransformStep;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the values of a target column come from, in words. */
public final class Lineage {
    private Lineage() {}

    /**
     * The source columns that a column uses; of an expression those that the query is known to return.
     *
     * @param known null: as far as the query's own text tells
     */
    public static List<String> sources(EntitySpec spec, ColumnSpec column, @Nullable List<String> known) {
        List<String> copied = copied(column);
        if (!copied.isEmpty()) {
            return copied;
        }
        List<String> names = known == null ? OfflineCheck.sourceNames(spec) : known;
        if (names == null || column.expression() == null) {
            return List.of();
        }
        List<String> words = UsedNames.WORD
                .matcher(column.expression().value())
                .results()
                .map(MatchResult::group)
                .toList();
        return names.stream()
                .filter(name -> words.stream().anyMatch(name::equalsIgnoreCase))
                .toList();
    }

    /** The source columns that it names itself: the one that is copied, or those that it is looked up by. */
    static List<String> copied(ColumnSpec column) {
        DimensionSpec lookup = column.lookup();
        if (lookup == null) {
            return column.from() == null ? List.of() : List.of(column.from().value());
        }
        Stream<String> on = lookup.on().stream().map(pair -> pair.from().value());
        Stream<String> asOf =
                lookup.asOf() == null ? Stream.empty() : Stream.of(lookup.asOf().value());
        return Stream.concat(on, asOf).distinct().toList();
    }

    /** {@code cliente_sk of dim_cliente by customer_id, as of order_date}: how a column is looked up. */
    public static String lookup(ColumnSpec column, DimensionSpec lookup) {
        return (lookup.get() == null ? column.target() : lookup.get()) + " of " + lookup.named() + " by "
                + lookup.on().stream().map(pair -> pair.column().value()).collect(Collectors.joining(", "))
                + (lookup.asOf() == null ? "" : ", as of " + lookup.asOf());
    }

    /** {@code left(10)}, {@code left: 10}: as the analyst wrote it. */
    public static String step(TransformStep step) {
        return step.yaml() instanceof Map<?, ?> map ? entries(map) : text(step.yaml());
    }

    private static String entries(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return "{" + entries(map) + "}";
        }
        return value instanceof List<?> list
                ? list.stream().map(Lineage::text).collect(Collectors.joining(", ", "[", "]"))
                : String.valueOf(value);
    }
}
