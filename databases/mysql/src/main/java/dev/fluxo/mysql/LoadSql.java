package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two statements that bring rows into a table. */
final class LoadSql {
    private static final String LOAD = "LOAD DATA LOCAL INFILE 'rows' INTO TABLE ";
    private static final String NAME = "`(?:[^`]|``)*`";
    private static final Pattern TABLE =
            Pattern.compile(Pattern.quote(LOAD) + "(" + NAME + "(?:\\." + NAME + ")?) .*", Pattern.DOTALL);

    private LoadSql() {}

    /** Tabs and ends of lines are the server's own way, as is the backslash that takes their meaning. */
    static String load(String table, List<Column> columns) {
        List<String> read = new ArrayList<>();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = MysqlNames.quote(columns.get(i).name());
            String variable = "@flx" + (i + 1);
            String value = made(columns.get(i).type(), variable);
            read.add(value.equals(variable) ? name : variable);
            if (!value.equals(variable)) {
                made.add(name + " = " + value);
            }
        }
        return LOAD + table + " CHARACTER SET utf8mb4 (" + String.join(", ", read) + ")"
                + (made.isEmpty() ? "" : " SET " + String.join(", ", made));
    }

    /** What becomes of the text of a value; the text itself where the column takes it as it is. */
    private static String made(DataType type, String text) {
        if (type.kind() == TypeKind.BINARY) {
            return "UNHEX(" + text + ")";
        }
        if (type.sqlName().startsWith("bit(")) {
            return "CAST(" + text + " AS UNSIGNED)";
        }
        return MysqlTypes.isSpatial(type) ? Spatial.shape(text) : text;
    }

    /** The same by an INSERT. */
    static String insert(String load, List<Column> columns) {
        Matcher table = TABLE.matcher(load);
        if (!table.matches()) {
            throw new IllegalArgumentException(load);
        }
        List<String> names =
                columns.stream().map(column -> MysqlNames.quote(column.name())).toList();
        List<String> values =
                columns.stream().map(column -> value(column.type())).toList();
        return "INSERT INTO " + table.group(1) + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", values) + ")";
    }

    private static String value(DataType type) {
        return MysqlTypes.isSpatial(type) ? "(SELECT " + Spatial.shape("v.v") + " FROM (SELECT ? AS v) v)" : "?";
    }
}
