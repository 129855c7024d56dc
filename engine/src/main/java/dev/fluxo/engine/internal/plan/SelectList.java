package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The column names of a SELECT, found without a database so that {@code etl:validate} can check names offline. Gives up
 * rather than guess: a star, an expression without an alias or a set operation make the list unknown, and the names are
 * then checked by the database when the run begins.
 */
final class SelectList {
    private static final Set<String> LIST_ENDS = Set.of("from", "into", "union", "intersect", "except", "where");

    private final List<SqlToken> tokens;

    private SelectList(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /** The names in order; null where the text does not tell them. */
    static @Nullable List<String> of(String query) {
        List<SqlToken> names = tokens(query);
        return names == null ? null : names.stream().map(SqlToken::name).toList();
    }

    /** As {@link #of}, but each name as it is written. */
    static @Nullable List<SqlToken> tokens(String query) {
        List<Item> items = items(query);
        return items == null ? null : items.stream().map(Item::name).toList();
    }

    /** A column of the result: its name, and all that is written of it, with that name. */
    record Item(SqlToken name, List<SqlToken> tokens) {}

    /** As {@link #of}, with what makes each column. */
    static @Nullable List<Item> items(String query) {
        List<SqlToken> tokens = SqlTokens.of(query);
        return tokens == null ? null : new SelectList(tokens).items();
    }

    private @Nullable List<Item> items() {
        int start = mainSelect();
        if (start < 0) {
            return null;
        }
        List<Item> found = new ArrayList<>();
        List<SqlToken> item = new ArrayList<>();
        int items = 1;
        int depth = 0;
        for (SqlToken token : tokens.subList(start, tokens.size())) {
            depth += depthChange(token);
            boolean top = depth == 0;
            if (top && LIST_ENDS.contains(token.text().toLowerCase(Locale.ROOT))) {
                break;
            }
            if (top && token.is(",")) {
                add(item, found);
                item = new ArrayList<>();
                items++;
            } else {
                item.add(token);
            }
        }
        add(item, found);
        return found.size() < items ? null : found;
    }

    private static void add(List<SqlToken> item, List<Item> found) {
        name(item).ifPresent(name -> found.add(new Item(name, item)));
    }

    /** Index behind the SELECT (DISTINCT) whose list names the result; -1 where that is not plain to see. */
    private int mainSelect() {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            depth += depthChange(token);
            if (depth == 0 && token.is("select")) {
                String next = i + 1 < tokens.size() ? tokens.get(i + 1).text().toLowerCase(Locale.ROOT) : "";
                return switch (next) {
                    case "top" -> -1;
                    case "distinct", "all" -> i + 2;
                    default -> i + 1;
                };
            }
        }
        return -1;
    }

    private static int depthChange(SqlToken token) {
        return token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }

    /** The alias, or the last part of a plain column reference. */
    private static Optional<SqlToken> name(List<SqlToken> item) {
        int size = item.size();
        if (size == 0 || !SqlTokens.isName(item.get(size - 1))) {
            return Optional.empty();
        }
        SqlToken last = item.get(size - 1);
        if (size == 1) {
            return Optional.of(last);
        }
        SqlToken before = item.get(size - 2);
        boolean aliased = before.is(")") || SqlTokens.isName(before);
        boolean qualified = before.is(".") && item.stream().allMatch(token -> token.is(".") || SqlTokens.isName(token));
        return (aliased || qualified) && !last.is("end") ? Optional.of(last) : Optional.empty();
    }
}
