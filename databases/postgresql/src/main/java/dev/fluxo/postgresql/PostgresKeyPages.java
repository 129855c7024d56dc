package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.KeyPage;
import dev.fluxo.engine.spi.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys in pages: each page is found by the index, from the last key of the page before on. A query that would sort all keys only to divide
 * them, or a message for each key, costs more than to read them.
 */
final class PostgresKeyPages {
    private static final int KEYS = 4096;
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    private PostgresKeyPages() {}

    /**
     * All of them.
     *
     * @param name the column in the query
     * @param from what is read, as it stands behind FROM
     * @param condition of the rows; blank for none
     * @return null where keys of this type do not stand in pages
     */
    static @Nullable Sql of(Column key, String name, String from, String condition) {
        boolean integer = INTEGERS.contains(key.type().sqlName().toLowerCase(Locale.ROOT));
        KeyPage form = KeyPage.of(key.type());
        if (form == null || (form == KeyPage.INTEGER && !integer)) {
            return null;
        }
        String pages = free("flx_pages", from + condition);
        String last = "encode(substring(" + pages + ".keys FROM length(" + pages + ".keys) - " + (form.width() - 1)
                + "), 'hex')";
        String after = name + " > " + (integer ? "('x' || " + last + ")::bit(64)::bigint" : last + "::uuid");
        return PostgresSource.copied(
                "WITH RECURSIVE " + pages + "(keys) AS ((" + page(integer, name, from, condition)
                        + ") UNION ALL SELECT ("
                        + page(integer, name, from, condition.isEmpty() ? after : condition + " AND " + after)
                        + ") FROM " + pages + " WHERE " + pages + ".keys IS NOT NULL) SELECT keys FROM " + pages
                        + " WHERE keys IS NOT NULL",
                List.of());
    }

    private static String page(boolean integer, String name, String from, String condition) {
        String sent = integer ? "int8send(p.key)" : "uuid_send(p.key)";
        return "SELECT string_agg(" + sent + ", ''::bytea) FROM (SELECT " + name + (integer ? "::bigint" : "")
                + " AS key FROM " + from + (condition.isEmpty() ? "" : " WHERE " + condition) + " ORDER BY " + name
                + " LIMIT " + KEYS + ") p";
    }

    /** A name that the query does not have. */
    private static String free(String wanted, String query) {
        String name = wanted;
        while (query.contains(name)) {
            name += "_";
        }
        return name;
    }
}
