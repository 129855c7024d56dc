package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.sql.SqlScanner;
import dev.fluxo.engine.spi.sql.SqlToken;
import dev.fluxo.engine.spi.sql.SqlToken.Kind;
import java.util.List;

/**
 * A query in two parts, for SQL Server lets no derived table begin with WITH: the common table expressions go to the front
 * of whatever statement the query is put into.
 *
 * @param with the common table expressions with their WITH, or nothing
 * @param select the rest
 */
record SelectText(String with, String select) {
    static SelectText of(String query) {
        int end = new Scan(query).endOfCommonTables();
        return end == 0
                ? new SelectText("", query)
                : new SelectText(query.substring(0, end).strip() + "\n", query.substring(end));
    }

    /** As a table of another statement, which begins with {@link #with}. */
    String derived(String alias) {
        return "(\n" + select + "\n) " + alias;
    }

    /** Looks for the end of {@code WITH a (x, y) AS (…), b AS (…)}. */
    private static final class Scan {
        private final List<SqlToken> tokens;
        private final int length;
        private int next;

        Scan(String query) {
            this.tokens = SqlScanner.scan(query, SqlServerDialect.SYNTAX).stream()
                    .filter(token -> !token.isGap())
                    .toList();
            this.length = query.length();
        }

        /** 0 where the query does not begin so, or in a way that is not understood: the server will say what is wrong. */
        int endOfCommonTables() {
            if (!take("WITH")) {
                return 0;
            }
            do {
                if (!name()) {
                    return 0;
                }
                group();
                if (!take("AS") || !group()) {
                    return 0;
                }
            } while (take(","));
            return next < tokens.size() ? tokens.get(next).at() : length;
        }

        private boolean take(String wanted) {
            boolean found = next < tokens.size() && tokens.get(next).is(wanted);
            next += found ? 1 : 0;
            return found;
        }

        private boolean name() {
            boolean found = next < tokens.size()
                    && (tokens.get(next).kind() == Kind.WORD || tokens.get(next).kind() == Kind.QUOTED_NAME);
            next += found ? 1 : 0;
            return found;
        }

        /** Everything from one parenthesis to its counterpart. */
        private boolean group() {
            if (!take("(")) {
                return false;
            }
            int depth = 1;
            for (; depth > 0 && next < tokens.size(); next++) {
                depth += tokens.get(next).is("(") ? 1 : tokens.get(next).is(")") ? -1 : 0;
            }
            return depth == 0;
        }
    }
}
