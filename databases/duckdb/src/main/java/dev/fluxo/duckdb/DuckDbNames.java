package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** DuckDB's identifiers. */
final class DuckDbNames {
    /** The schema of a name without one. */
    static final String MAIN = "main";

    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "VARCHAR");

    private DuckDbNames() {}

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static Bind schema(TableName table) {
        return text(Objects.requireNonNullElse(table.schema(), MAIN));
    }

    static Bind name(TableName table) {
        return text(table.name());
    }

    static Bind text(@Nullable String value) {
        return new Bind(value, TEXT);
    }
}
