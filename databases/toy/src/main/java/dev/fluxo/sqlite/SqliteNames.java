package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SQLite's identifiers. */
final class SqliteNames {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "TEXT");

    private SqliteNames() {}

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The list of all that is in a table's schema. */
    static String master(TableName table) {
        return quote(schema(table)) + ".sqlite_master";
    }

    static String schema(TableName table) {
        return Objects.requireNonNullElse(table.schema(), "main");
    }

    static Bind text(@Nullable String value) {
        return new Bind(value, TEXT);
    }
}
