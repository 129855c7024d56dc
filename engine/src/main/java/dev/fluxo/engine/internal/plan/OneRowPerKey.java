package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a key of the target has one source row at most, as far as the source's catalog vouches for that: then an older row can be read again
 * without the later ones, for there are none. Gives up rather than guess.
 */
public final class OneRowPerKey {
    private OneRowPerKey() {}

    /** @param source the catalog that the plan was made with */
    public static boolean holds(EntityPlan plan, Catalog source) {
        Table table = WatermarkIndex.table(plan, source);
        Set<String> copied = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int place : plan.keyIndexes()) {
            String from = copied(plan, place);
            if (from != null) {
                copied.add(from);
            }
        }
        return table != null && table.uniqueKeys().stream().anyMatch(copied::containsAll);
    }

    /** The column of the table that a key is a copy of. */
    private static @Nullable String copied(EntityPlan plan, int place) {
        ColumnSpec column = plan.spec().columns().get(place);
        if (column.from() == null || !column.transforms().isEmpty()) {
            return null;
        }
        String name = column.from().value();
        return isCopied(plan, name) ? name : null;
    }

    /** Whether the query has the column of the table that it reads, under its own name. */
    static boolean isCopied(EntityPlan plan, String name) {
        return plan.spec().source().table() != null || isPlain(plan.select(), name);
    }

    /** Whether the query selects the column under its own name: {@code id}, {@code c.id}, or by a star. */
    private static boolean isPlain(String query, String name) {
        List<SqlToken> tokens = SqlTokens.of(query);
        if (tokens == null || tokens.isEmpty() || !tokens.get(0).is("select")) {
            return false;
        }
        boolean star = false;
        List<SqlToken> item = new ArrayList<>();
        for (SqlToken token : tokens.subList(1, tokens.size())) {
            boolean ends = token.is("from");
            if (!ends && !token.is(",")) {
                item.add(token);
                continue;
            }
            SqlToken last = item.isEmpty() ? token : item.get(item.size() - 1);
            boolean simple =
                    item.size() == 1 || (item.size() == 3 && item.get(1).is("."));
            star |= simple && last.is("*");
            if (last.name().equalsIgnoreCase(name)) {
                return simple;
            }
            if (ends) {
                return star;
            }
            item.clear();
        }
        return false;
    }
}
