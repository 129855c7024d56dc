package dev.fluxo.h2;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.sql.SqlScanner;
import dev.fluxo.engine.spi.sql.SqlToken;
import dev.fluxo.engine.spi.sql.SqlToken.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query that does nothing but select columns of one table, {@code SELECT c.id, c.name FROM core.customers c}: who asks for some of its columns
 * may ask the table as well.
 */
final class PlainQuery {
    /** Words that stand in a query like the name of a column, and are none: not in the table, or of another value there. */
    private static final Set<String> VALUES = Set.of(
            "CURRENT_CATALOG",
            "CURRENT_DATE",
            "CURRENT_PATH",
            "CURRENT_ROLE",
            "CURRENT_SCHEMA",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_USER",
            "DEFAULT",
            "FALSE",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "NULL",
            "ROWNUM",
            "SESSION_USER",
            "SYSDATE",
            "SYSTEM_USER",
            "SYSTIME",
            "SYSTIMESTAMP",
            "TODAY",
            "TRUE",
            "UNKNOWN",
            "USER",
            "_ROWID_");

    private final List<SqlToken> tokens;
    private int at;

    private PlainQuery(String query) {
        this.tokens = SqlScanner.scan(query, H2Dialect.SYNTAX).stream()
                .filter(token -> !token.isGap())
                .toList();
    }

    /** The table as the query writes it; null where the query says more, or something that is not known here. */
    static @Nullable String tableOf(String query) {
        return new PlainQuery(query).table();
    }

    private @Nullable String table() {
        if (!next("SELECT") || !columns() || !next("FROM")) {
            return null;
        }
        int first = at;
        if (!name()) {
            return null;
        }
        String table = tokens.subList(first, at).stream().map(SqlToken::text).collect(joining());
        next("AS");
        boolean ends = at == tokens.size() || (isName() && ++at == tokens.size());
        return ends ? table : null;
    }

    private boolean columns() {
        if (next("*")) {
            return true;
        }
        do {
            if (!name() || isValue(tokens.get(at - 1))) {
                return false;
            }
        } while (next(","));
        return true;
    }

    /** A name with what it is qualified by. */
    private boolean name() {
        do {
            if (!isName()) {
                return false;
            }
            at++;
        } while (next("."));
        return true;
    }

    private boolean isName() {
        if (at == tokens.size()) {
            return false;
        }
        SqlToken token = tokens.get(at);
        return token.kind() == Kind.WORD
                || (token.kind() == Kind.QUOTED_NAME && token.text().startsWith("\""));
    }

    private static boolean isValue(SqlToken name) {
        return name.kind() == Kind.WORD && VALUES.contains(name.text().toUpperCase(Locale.ROOT));
    }

    private boolean next(String wanted) {
        boolean found = at < tokens.size() && tokens.get(at).is(wanted);
        at += found ? 1 : 0;
        return found;
    }
}
