package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.model.DataType;
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
        boolean quoted = false;
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            if (c == '?' && !quoted) {
                sql.append(parameters.get(next++));
            } else {
                sql.append(c);
            }
        }
        return sql.toString();
    }
}
