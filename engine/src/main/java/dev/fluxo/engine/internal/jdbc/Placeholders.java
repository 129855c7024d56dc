package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.sql.SqlScanner;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.util.List;

/** Puts what a dialect wants written around a value in the place of each {@code ?}. */
final class Placeholders {
    private Placeholders() {}

    /** @param types of the values, in order */
    static String of(String text, List<DataType> types, Dialect dialect) {
        List<String> parameters = types.stream().map(dialect::parameter).toList();
        if (parameters.stream().allMatch("?"::equals)) {
            return text;
        }
        StringBuilder sql = new StringBuilder();
        int next = 0;
        for (SqlToken token : SqlScanner.scan(text, dialect.syntax())) {
            sql.append(token.is("?") ? parameters.get(next++) : token.text());
        }
        return sql.toString();
    }
}
