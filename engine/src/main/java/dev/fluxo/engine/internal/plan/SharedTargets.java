package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.spi.Missing;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Targets that several entities write, or to which look-ups add members: of a row that one of them does not know nobody can say that it is
 * gone.
 */
public final class SharedTargets {
    private SharedTargets() {}

    /** Who shares its target, and with whom. A schema that is left out may be any. */
    public static Map<String, String> of(List<EntitySpec> all) {
        Map<String, String> shared = new TreeMap<>();
        for (EntitySpec one : all) {
            for (EntitySpec other : all) {
                if (!one.name().equals(other.name()) && (same(one, other) || infers(other, one))) {
                    shared.putIfAbsent(one.name(), other.name());
                }
            }
        }
        return shared;
    }

    private static boolean infers(EntitySpec fact, EntitySpec dimension) {
        return fact.columns().stream()
                .map(ColumnSpec::lookup)
                .filter(Objects::nonNull)
                .anyMatch(lookup -> lookup.missing() == Missing.INFER
                        && lookup.entity() != null
                        && lookup.entity().value().equals(dimension.name()));
    }

    /** Two connections may lead to one database: those that write a table of one name are taken for such. */
    private static boolean same(EntitySpec one, EntitySpec other) {
        TableName left = one.target().table().value();
        TableName right = other.target().table().value();
        return left.name().equalsIgnoreCase(right.name())
                && (left.schema() == null
                        || right.schema() == null
                        || left.schema().equalsIgnoreCase(right.schema()));
    }
}
