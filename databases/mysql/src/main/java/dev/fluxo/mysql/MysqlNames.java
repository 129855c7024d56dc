package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import org.jspecify.annotations.Nullable;

/** Identifiers of MariaDB and MySQL. */
final class MysqlNames {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "text");

    private MysqlNames() {}

    static String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    static Bind text(@Nullable String value) {
        return new Bind(value, TEXT);
    }
}
