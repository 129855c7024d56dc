package dev.fluxo.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The column names of a SELECT, found without a database so that {@code etl:validate} can check names offline. Gives up
 * rather than guess: a star, an expression without an alias or a set operation make the list unknown, and the names are
 * then checked by the database when the run begins.
 */
final class SelectList {
    private static final Set<String> LIST_ENDS = Set.of("from", "into", "union", "intersect", "except", "where");

    private final List<String> tokens;

    private SelectList(List<String> tokens) {
        this.tokens = tokens;
    }

    /** The names in order; null where the text does not tell them. */
    static @Nullable List<String> of(String query) {
        List<String> tokens = SqlTokens.of(query);
        return tokens == null ? null : new SelectList(tokens).names(SqlTokens::unquote);
    }

    /** As {@link #of}, but each name as it is written, with its quotes. */
    static @Nullable List<String> written(String query) {
        List<String> tokens = SqlTokens.of(query);
        return tokens == null ? null : new SelectList(tokens).names(UnaryOperator.identity());
    }

    private @Nullable List<String> names(UnaryOperator<String> as) {
        int start = mainSelect();
        if (start < 0) {
            return null;
        }
        List<String> names = new ArrayList<>();
        List<String> item = new ArrayList<>();
        int depth = 0;
        for (String token : tokens.subList(start, tokens.size())) {
            depth += depthChange(token);
            boolean top = depth == 0;
            if (top && LIST_ENDS.contains(token.toLowerCase(Locale.ROOT))) {
                break;
            }
            if (top && token.equals(",")) {
                names.add(name(item));
                item.clear();
            } else {
                item.add(token);
            }
        }
        names.add(name(item));
        return names.contains("") ? null : names.stream().map(as).toList();
    }

    /** Index behind the SELECT (DISTINCT) whose list names the result; -1 where that is not plain to see. */
    private int mainSelect() {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i).toLowerCase(Locale.ROOT);
            depth += depthChange(token);
            if (depth == 0 && token.equals("select")) {
                String next = i + 1 < tokens.size() ? tokens.get(i + 1).toLowerCase(Locale.ROOT) : "";
                return switch (next) {
                    case "top" -> -1;
                    case "distinct", "all" -> i + 2;
                    default -> i + 1;
                };
            }
        }
        return -1;
    }

    private static int depthChange(String token) {
        return token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
    }

    /** The alias, or the last part of a plain column reference; empty where the item has neither. */
    private static String name(List<String> item) {
        int size = item.size();
        if (size == 0 || !isName(item.get(size - 1))) {
            return "";
        }
        String last = item.get(size - 1);
        if (size == 1) {
            return last;
        }
        String before = item.get(size - 2);
        boolean aliased = before.equalsIgnoreCase("as") || before.equals(")") || isName(before);
        boolean qualified = before.equals(".") && item.stream().allMatch(token -> token.equals(".") || isName(token));
        boolean caseEnd = last.equalsIgnoreCase("end");
        return (aliased || qualified) && !caseEnd ? last : "";
    }

    private static boolean isName(String token) {
        char first = token.charAt(0);
        return Character.isLetter(first) || first == '_' || first == '"' || first == '[';
    }
}
