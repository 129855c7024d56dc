package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Sql;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A table as the driver wants to have its name: in parts, and without quotes. */
record TablePath(String schema, String name) {
    private static final String TEMP = "temp";
    /** {@code "DIM"."T"}, {@code temp."T"}, {@code "T"} */
    private static final Pattern NAMES = Pattern.compile("(?:(temp|\"(?:[^\"]|\"\")+\")\\.)?(\"(?:[^\"]|\"\")+\")");

    /** @param written as statements have it */
    static TablePath of(String written) {
        Matcher names = NAMES.matcher(written);
        if (!names.matches()) {
            throw new IllegalArgumentException("no name of a table");
        }
        String schema = names.group(1) == null ? DuckDbNames.MAIN : unquoted(names.group(1));
        return new TablePath(schema, unquoted(names.group(2)));
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    boolean isTemporary() {
        return schema.equals(TEMP);
    }

    DuckDBAppender appender(DuckDBConnection connection) throws SQLException {
        return isTemporary()
                ? connection.createAppender(TEMP, DuckDbNames.MAIN, name)
                : connection.createAppender(schema, name);
    }

    /** Its columns in their order: the name, then 1 where the database alone writes it, else 0. */
    Sql columns() {
        return Sql.of(
                "SELECT column_name, CASE WHEN is_generated = 'ALWAYS' THEN 1 ELSE 0 END FROM information_schema.columns"
                        + " WHERE table_catalog = current_database() AND table_schema = ? AND table_name = ? ORDER BY ordinal_position",
                DuckDbNames.text(schema),
                DuckDbNames.text(name));
    }
}
