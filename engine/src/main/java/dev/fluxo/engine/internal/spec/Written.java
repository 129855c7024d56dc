package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entity as it is written, before its look-ups are resolved: so that what they say is kept apart from the text, and its values
 * nowhere.
 *
 * @param query a hash of the query, for which comments and blanks do not count; null where there is none
 * @param lookups a hash of the value of each look-up in the query, by its name: {@code sys:store}
 * @param sourceLooked whether the name of the source's table is looked up
 * @param targetLooked whether that of the target's is
 * @param values what the variables of its {@code for_each} are replaced by, by name; empty where it has none
 */
public record Written(
        @Nullable String query,
        Map<String, String> lookups,
        boolean sourceLooked,
        boolean targetLooked,
        Map<String, String> values) {
    public Written {
        lookups = Map.copyOf(lookups);
        values = Map.copyOf(values);
    }

    static Written of(Fields entity, Map<String, String> values, Lookups lookups) {
        Located<String> query = entity.child("source").text("query");
        Map<String, String> hashes = new TreeMap<>();
        if (query != null) {
            lookups.in(query.value())
                    .forEach((name, value) ->
                            hashes.put(name, SpecHash.ofText(entity.plain("entity") + "\n" + name + "\n" + value)));
        }
        return new Written(
                query == null
                        ? null
                        : SpecHash.ofText(SqlText.of(QueryText.of(query.value()).statement())
                                .meaning()),
                hashes,
                isLooked(entity.child("source")),
                isLooked(entity.child("target")),
                values);
    }

    private static boolean isLooked(Fields of) {
        Located<String> table = of.text("table");
        return table != null && table.value().contains("${");
    }
}
