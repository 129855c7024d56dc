package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds schemas and tables by the names that specs write. */
final class CatalogNames {
    /** What drivers call them. */
    private static final String[] BASE_TABLES = {"TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE"};

    /** Some drivers call what is in it tables. */
    private static final String STANDARDS_OWN = "information_schema";

    private final Session session;
    private final String connection;

    /** @param connection as specs call it */
    CatalogNames(Session session, String connection) {
        this.session = session;
        this.connection = connection;
    }

    /** As the catalog has it; null where there is none. */
    @Nullable
    String schema(String name) throws SQLException {
        return pick(name, schemas(), new TableName(null, name));
    }

    List<String> schemas() throws SQLException {
        Sql own = own() == null ? null : own().schemas();
        return own == null
                ? names(metaData().getSchemas(), "TABLE_SCHEM")
                : session.query(own, row -> String.valueOf(row.text(1)));
    }

    /** The table with its schema, both as the catalog has them; null where there is none. */
    @Nullable
    TableName table(TableName wanted) throws SQLException {
        return table(wanted, new KnownNames());
    }

    /** As {@link #table(TableName)}, from names that are known where they are. */
    @Nullable
    TableName table(TableName wanted, KnownNames known) throws SQLException {
        String schema = wanted.schema() == null ? usual() : pick(wanted.schema(), known.schemas(this::schemas), wanted);
        if (schema == null) {
            return null;
        }
        String name = pick(wanted.name(), known.tables(schema, () -> tables(schema)), wanted);
        return name == null ? null : new TableName(schema, name);
    }

    /** The schema of names that are written without one. */
    @Nullable
    String usual() throws SQLException {
        Sql own = own() == null ? null : own().schemas();
        return own == null
                ? session.connection().getSchema()
                : session.query(own, row -> row.integer(2) == 0 ? "" : String.valueOf(row.text(1))).stream()
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(null);
    }

    /** All that can be read from. */
    private List<String> tables(String schema) throws SQLException {
        return tables(schema, null);
    }

    /** Those that hold rows of users. */
    List<String> baseTables(String schema) throws SQLException {
        return schema.equalsIgnoreCase(STANDARDS_OWN) ? List.of() : tables(schema, BASE_TABLES);
    }

    /** @param types of tables; null: views too */
    private List<String> tables(String schema, String @Nullable [] types) throws SQLException {
        Sql own = own() == null ? null : own().tables(schema);
        if (own != null) {
            List<String> names = new ArrayList<>();
            session.query(own, row -> (types == null || row.integer(2) == 0) && names.add(String.valueOf(row.text(1))));
            return names;
        }
        String pattern = escaped(schema, metaData().getSearchStringEscape());
        String catalog = session.connection().getCatalog();
        return names(metaData().getTables(catalog, pattern, null, types), "TABLE_NAME");
    }

    /** Names are no patterns: {@code _} means itself. */
    static String escaped(String name, String escape) {
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private @Nullable CatalogSql own() {
        return session.dialect().catalog();
    }

    private DatabaseMetaData metaData() throws SQLException {
        return session.connection().getMetaData();
    }

    private static List<String> names(ResultSet rows, String label) throws SQLException {
        try (rows) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(label));
            }
            return names;
        }
    }

    /** The exact name, else the only one that differs in case alone; null where there is none. */
    private @Nullable String pick(String wanted, List<String> names, TableName full) {
        List<String> alike = names.stream().filter(wanted::equalsIgnoreCase).toList();
        if (alike.size() < 2 || alike.contains(wanted)) {
            return alike.contains(wanted) ? wanted : alike.stream().findFirst().orElse(null);
        }
        throw FluxoException.of(
                Code.NAME_AMBIGUOUS,
                "'" + full + "' matches more than one name of connection '" + connection + "': "
                        + String.join(", ", alike),
                "write it with the exact capital letters");
    }
}
