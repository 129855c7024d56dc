package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.TableName;

/** Identifiers exactly as the catalog has them. */
final class SqlServerNames {
    private SqlServerNames() {}

    static String quote(String identifier) {
        return '[' + identifier.replace("]", "]]") + ']';
    }

    static String quote(TableName table) {
        String name = quote(table.name());
        return table.schema() == null ? name : quote(table.schema()) + "." + name;
    }
}
