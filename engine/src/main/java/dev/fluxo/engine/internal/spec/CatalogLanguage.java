package dev.fluxo.engine.internal.spec;

import java.util.List;

/** The keys of catalog.lock.yaml, which {@code etl:snapshot} writes. */
final class CatalogLanguage {
    private static final Key COLUMNS =
            Key.required("columns", new MapType(Types.text(), 1), "Types by column.", "{ id: INTEGER NOT NULL }");

    private static final Type LISTS = new ListType(new ListType(Types.text(), 1, false), 0, false);

    private static final Shape TABLE = new Shape(
            "a table",
            List.of(
                    COLUMNS,
                    Key.optional("unique", LISTS, "The columns of each unique index.", "[[id]]"),
                    Key.optional("indexes", LISTS, "The columns of each index.", "[[updated_at, id]]")));

    private static final Shape QUERY = new Shape(
            "a query",
            List.of(
                    Key.required("text", Types.text("[0-9a-f]{64}", "a SHA-256"), "SHA-256 of the query.", "'0'"),
                    COLUMNS));

    private static final Shape CONNECTION = new Shape(
            "a connection",
            List.of(
                    Key.required("database", Types.text(), "The kind of database.", "postgres"),
                    Key.optional("tables", new MapType(TABLE, 0), "Tables by name.", "{}"),
                    Key.optional("queries", new MapType(QUERY, 0), "Queries by entity.", "{}")));

    static final Shape LOCK = new Shape(
            "catalog.lock.yaml",
            List.of(
                    Key.required("version", Types.version(), "The version of the file's format.", "1"),
                    Key.optional("profile", Types.text(), "The profile whose databases were asked.", "prod"),
                    Key.required("connections", new MapType(CONNECTION, 0), "Connections by name.", "{}")));

    private CatalogLanguage() {}
}
