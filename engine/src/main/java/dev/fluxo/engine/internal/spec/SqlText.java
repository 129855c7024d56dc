package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.spi.sql.SqlScanner;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the code of a SQL text from its comments, texts and quoted names. Knows no dialect. */
final class SqlText {
    private final List<SqlToken> tokens;

    private SqlText(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    static SqlText of(String sql) {
        return new SqlText(SqlScanner.scan(sql));
    }

    /** As long as the text; whatever is no code is blank. */
    String code() {
        StringBuilder code = new StringBuilder();
        for (SqlToken token : tokens) {
            switch (token.kind()) {
                case COMMENT, TEXT, QUOTED_NAME ->
                    token.text().chars().forEach(c -> code.append(c == '\n' ? '\n' : ' '));
                case BLANK, WORD, NUMBER, SIGN -> code.append(token.text());
            }
        }
        return code.toString();
    }

    /** Without comments, and with one blank for several. */
    String meaning() {
        StringBuilder meaning = new StringBuilder();
        for (SqlToken token : tokens) {
            if (!token.isGap()) {
                meaning.append(token.text());
            } else if (!meaning.isEmpty() && meaning.charAt(meaning.length() - 1) != ' ') {
                meaning.append(' ');
            }
        }
        return meaning.toString();
    }

    /** What is not closed; null where everything is. */
    @Nullable
    SqlToken unclosed() {
        return SqlScanner.unclosed(tokens);
    }
}
