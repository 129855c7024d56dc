package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tables of a query that are written with their schema, where a table stands: behind FROM, JOIN, or a comma between
 * them. A column of an alias, a text or a comment is none; nor is what has three names, which may lie in another database.
 */
final class QueryTables {
    private static final Set<String> ENDS = Set.of(
            "where",
            "group",
            "order",
            "having",
            "union",
            "intersect",
            "except",
            "limit",
            "offset",
            "fetch",
            "window",
            "on",
            "using",
            "select",
            "set");

    private final List<SqlToken> tokens;
    private final Set<TableName> found = new LinkedHashSet<>();
    /** For each open parenthesis, whether a SELECT was seen in it; EXTRACT(… FROM …) has none. */
    private final Deque<Boolean> selects = new ArrayDeque<>(List.of(false));
    /** For each of them, whether a comma is followed by a table. */
    private final Deque<Boolean> lists = new ArrayDeque<>(List.of(false));

    private QueryTables(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /** Empty where the text cannot be read. */
    static Set<TableName> of(String query) {
        List<SqlToken> tokens = SqlTokens.of(query);
        if (tokens == null) {
            return Set.of();
        }
        QueryTables tables = new QueryTables(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            tables.token(i);
        }
        return tables.found;
    }

    private void token(int at) {
        String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
        switch (word) {
            case "(" -> {
                selects.push(false);
                lists.push(false);
            }
            case ")" -> {
                if (selects.size() > 1) {
                    selects.pop();
                    lists.pop();
                }
            }
            case "select" -> {
                replace(selects, true);
                replace(lists, false);
            }
            case "from" -> {
                if (selects.element() && !follows(at, "distinct")) {
                    replace(lists, true);
                    table(at + 1);
                }
            }
            case "join" -> {
                replace(lists, true);
                table(at + 1);
            }
            case "," -> {
                if (lists.element()) {
                    table(at + 1);
                }
            }
            default -> {
                if (ENDS.contains(word)) {
                    replace(lists, false);
                }
            }
        }
    }

    private static void replace(Deque<Boolean> stack, boolean top) {
        stack.pop();
        stack.push(top);
    }

    private boolean follows(int at, String word) {
        return at > 0 && tokens.get(at - 1).is(word);
    }

    private void table(int at) {
        int first = is(at, "only") || is(at, "lateral") ? at + 1 : at;
        if (isName(first) && is(first + 1, ".") && isName(first + 2) && !is(first + 3, ".") && !is(first + 3, "(")) {
            found.add(new TableName(
                    tokens.get(first).name(), tokens.get(first + 2).name()));
        }
    }

    private boolean is(int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean isName(int at) {
        return at < tokens.size() && SqlTokens.isName(tokens.get(at));
    }
}
