package dev.fluxo.engine.draft;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.Table;
import dev.fluxo.engine.model.TableName;
import dev.fluxo.engine.model.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The statement that makes a target table, to read and to run by hand. */
final class Ddl {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Ddl() {}

    static String of(TableName target, Table source, List<String> keys, String loadedAt, Dialect dialect) {
        List<String> lines = new ArrayList<>();
        for (Column column : source.columns()) {
            String notNull = keys.contains(column.name()) ? " NOT NULL" : "";
            lines.add(name(column.name().toLowerCase(Locale.ROOT), dialect) + " "
                    + dialect.target().declare(column.type()) + notNull);
        }
        lines.add(name(loadedAt, dialect) + " "
                + dialect.target().declare(DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(6)", 6)));
        lines.add("PRIMARY KEY ("
                + String.join(
                        ", ",
                        keys.stream()
                                .map(key -> name(key.toLowerCase(Locale.ROOT), dialect))
                                .toList())
                + ")");
        String table = target.schema() == null
                ? name(target.name(), dialect)
                : name(target.schema(), dialect) + "." + name(target.name(), dialect);
        return "CREATE TABLE " + table + " (\n  " + String.join(",\n  ", lines) + "\n);";
    }

    private static String name(String name, Dialect dialect) {
        return PLAIN.matcher(name).matches() ? name : dialect.quote(name);
    }
}
