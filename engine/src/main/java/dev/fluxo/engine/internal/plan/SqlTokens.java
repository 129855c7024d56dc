package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.sql.SqlScanner;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names, texts, numbers and signs of a query, for who reads it without a database. */
final class SqlTokens {
    private SqlTokens() {}

    /** Null where a quote or a comment is not closed. */
    static @Nullable List<SqlToken> of(String sql) {
        List<SqlToken> tokens = SqlScanner.scan(sql);
        return SqlScanner.unclosed(tokens) == null
                ? tokens.stream().filter(token -> !token.isGap()).toList()
                : null;
    }

    /** Whether it may name a table or a column. */
    static boolean isName(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.QUOTED_NAME;
    }
}
