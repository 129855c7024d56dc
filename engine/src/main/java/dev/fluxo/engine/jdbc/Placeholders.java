package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.sql.SqlScanner;
import dev.fluxo.engine.sql.SqlToken;
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
