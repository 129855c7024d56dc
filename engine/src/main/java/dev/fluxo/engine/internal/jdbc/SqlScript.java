package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.sql.SqlPlace;
import dev.fluxo.engine.spi.sql.SqlScanner;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of a script, which semicolons divide. */
final class SqlScript {
    private SqlScript() {}

    /**
     * One statement.
     *
     * @param line where its first word stands, from 1
     * @param unclosed what is opened in it and not closed, so that it reaches to the end of the script; null where all is closed
     */
    record Part(String sql, int line, @Nullable SqlToken unclosed) {}

    /** Comments before a statement are no part of it; comments alone are none. */
    static List<Part> split(String script, SqlSyntax syntax) {
        List<Part> parts = new ArrayList<>();
        @Nullable SqlToken first = null;
        List<SqlToken> tokens = SqlScanner.scan(script, syntax);
        for (SqlToken token : tokens) {
            if (token.is(";")) {
                add(parts, script, first, token.at(), null);
                first = null;
            } else if (first == null && !token.isGap()) {
                first = token;
            }
        }
        add(parts, script, first, script.length(), SqlScanner.unclosed(tokens));
        return List.copyOf(parts);
    }

    private static void add(
            List<Part> parts, String script, @Nullable SqlToken first, int end, @Nullable SqlToken unclosed) {
        if (first != null) {
            String sql = script.substring(first.at(), end).strip();
            parts.add(new Part(sql, SqlPlace.of(script, first.at()).line(), unclosed));
        }
    }
}
