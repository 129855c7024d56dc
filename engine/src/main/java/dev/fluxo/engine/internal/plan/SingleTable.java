package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of a query that reads one alone. Gives up rather than guess. */
public final class SingleTable {
    private static final Set<String> ANOTHER = Set.of("join", "union", "intersect", "except", "with", "(", ",");

    private SingleTable() {}

    /** Null where the query has more tables, or a form that is not understood. */
    public static @Nullable TableName of(String query) {
        List<SqlToken> tokens = SqlTokens.of(query);
        if (tokens == null) {
            return null;
        }
        List<String> words = tokens.stream()
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .toList();
        int from = words.indexOf("from");
        if (from < 0 || from != words.lastIndexOf("from") || from + 1 >= tokens.size()) {
            return null;
        }
        if (words.subList(from + 1, words.size()).stream().anyMatch(ANOTHER::contains) || words.contains("with")) {
            return null;
        }
        StringBuilder name = new StringBuilder(tokens.get(from + 1).text());
        for (int i = from + 2; i + 1 < tokens.size() && tokens.get(i).is("."); i += 2) {
            name.append('.').append(tokens.get(i + 1).text());
        }
        try {
            return TableName.parse(name.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
