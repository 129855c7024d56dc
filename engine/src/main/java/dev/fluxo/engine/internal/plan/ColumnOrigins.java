package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Of which columns of which tables the columns of a query's result are made, as far as its text tells. Gives up rather than guess: what is
 * not said by a plain list over plain tables has no origin.
 */
final class ColumnOrigins {
    private static final Set<String> TOO_MUCH = Set.of("with", "union", "intersect", "except");
    /** Behind a table: no name that it is given. */
    private static final Set<String> NO_ALIAS = Set.of(
            "where",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "on",
            "using",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "window",
            "for",
            "option",
            "tablesample",
            "with");

    private final List<SqlToken> tokens;
    /** By the name that columns are qualified with, in small letters. */
    private final Map<String, TableName> named = new HashMap<>();

    private boolean others;

    private ColumnOrigins(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /**
     * A column that another is made of.
     *
     * @param copied it is that column, not computed of it
     */
    record Origin(TableName table, String column, boolean copied) {}

    /** By the names of the result's columns, in small letters; a column of which nothing is known is not there, or has none. */
    static Map<String, List<Origin>> of(String query) {
        List<SqlToken> tokens = SqlTokens.of(query);
        List<SelectList.Item> items = SelectList.items(query);
        if (tokens == null
                || items == null
                || tokens.stream()
                        .anyMatch(token -> TOO_MUCH.contains(token.text().toLowerCase(Locale.ROOT)))) {
            return Map.of();
        }
        ColumnOrigins origins = new ColumnOrigins(tokens);
        origins.findTables();
        Map<String, List<Origin>> found = new LinkedHashMap<>();
        for (SelectList.Item item : items) {
            found.put(item.name().name().toLowerCase(Locale.ROOT), origins.of(item));
        }
        return found;
    }

    private void findTables() {
        int depth = 0;
        boolean list = false;
        for (int i = 0; i < tokens.size(); i++) {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            boolean from = depth == 0 && is(i, "from");
            list = depth == 0 ? from || (list && !isWord(i, "where", "group", "order", "having", "on")) : list;
            if (from || (depth == 0 && is(i, "join")) || (list && depth == 0 && is(i, ","))) {
                table(i + 1);
            }
        }
    }

    private void table(int at) {
        int end = at + 1;
        while (is(end, ".") && isName(end + 1)) {
            end += 2;
        }
        if (!isName(at) || is(end, "(") || end - at > 3) {
            others = true;
            return;
        }
        TableName table = end == at + 1
                ? new TableName(null, tokens.get(at).name())
                : new TableName(tokens.get(at).name(), tokens.get(at + 2).name());
        int alias = is(end, "as") ? end + 1 : end;
        boolean aliased = isName(alias) && !NO_ALIAS.contains(lower(alias));
        named.put(aliased ? lower(alias) : table.name().toLowerCase(Locale.ROOT), table);
    }

    private List<Origin> of(SelectList.Item item) {
        List<SqlToken> made = item.tokens();
        int last = made.size() - 1;
        boolean alone = made.size() == 1;
        boolean qualified = made.size() == 3 && made.get(1).is(".");
        if (!alone && !qualified) {
            boolean as = last > 0 && made.get(last - 1).is("as");
            made = made.subList(0, as ? last - 1 : last);
        }
        if (made.size() == 1 && SqlTokens.isName(made.get(0))) {
            return named.size() == 1 && !others
                    ? List.of(new Origin(
                            named.values().iterator().next(), made.get(0).name(), true))
                    : List.of();
        }
        return qualified(made, made.size() == 3);
    }

    /** What stands as {@code c.name}, each once. */
    private List<Origin> qualified(List<SqlToken> made, boolean copied) {
        Set<Origin> found = new LinkedHashSet<>();
        for (int i = 0; i + 2 < made.size(); i++) {
            TableName table = named.get(made.get(i).name().toLowerCase(Locale.ROOT));
            if (table != null && made.get(i + 1).is(".") && SqlTokens.isName(made.get(i + 2))) {
                found.add(new Origin(table, made.get(i + 2).name(), copied));
            }
        }
        return new ArrayList<>(found);
    }

    private boolean is(int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean isWord(int at, String... words) {
        return List.of(words).contains(lower(at));
    }

    private boolean isName(int at) {
        return at < tokens.size() && SqlTokens.isName(tokens.get(at));
    }

    private String lower(int at) {
        return tokens.get(at).name().toLowerCase(Locale.ROOT);
    }
}
