package dev.fluxo.duckdb;

import static dev.fluxo.duckdb.DuckDbNames.name;
import static dev.fluxo.duckdb.DuckDbNames.schema;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardSource;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.time.ZoneId;

/** The statements that read from DuckDB, and from files by it. */
final class DuckDbSource extends StandardSource {
    DuckDbSource() {
        super(DuckDbNames::quote, (column, place) -> parameter(column.type()));
    }

    /** In the column's own type: what is compared with it is not the column, converted row by row. */
    static String parameter(DataType type) {
        return type.kind() == TypeKind.TEXT ? "?" : "CAST(? AS " + DuckDbTypes.castable(type) + ")";
    }

    /** What the driver does not read as it is comes as its text. */
    @Override
    protected String read(Column column) {
        return streamed(column.type(), super.read(column));
    }

    static String streamed(DataType type, String reference) {
        return switch (type.kind()) {
            case BINARY -> "hex(" + reference + ")";
            case UUID -> "CAST(" + reference + " AS VARCHAR)";
            default -> DuckDbTypes.isText(type) ? "CAST(" + reference + " AS VARCHAR)" : reference;
        };
    }

    @Override
    public Sql now() {
        return Sql.of("SELECT now()");
    }

    /** A session has the zone of the process that opened it. Those of others are taken to run on this machine. */
    @Override
    public Sql zones() {
        return Sql.of("SELECT '" + ZoneId.systemDefault() + "', 'this machine', NULL");
    }

    /** Who else writes does so in this very process, and cannot be seen. */
    @Override
    public Sql openTransactions(Fence fence) {
        return Sql.of("SELECT NULL, NULL, NULL WHERE 1 = 0");
    }

    @Override
    protected String select(String list, String from, int limit) {
        return "SELECT " + list + " FROM " + from + (limit == 0 ? "" : " LIMIT " + limit);
    }

    @Override
    public Sql isIndexed(Extraction extraction, TableName table) {
        return DuckDbCatalog.leading(table, extraction.watermark().get(0).name());
    }

    @Override
    protected String tenth() {
        return "random() < 0.1";
    }

    /** Quick where none is there: each part of a table has its least and its greatest value. */
    @Override
    public Sql countIfIndexed(Extraction extraction, TableName table) {
        Sql rows = within(extraction, "1");
        return new Sql("SELECT COUNT(*) FROM (" + rows.text() + ") c", rows.binds());
    }

    /** {@code id} and {@code id_1}. */
    @Override
    public boolean renamesRepeated() {
        return true;
    }

    /** It knows no triggers. */
    @Override
    public Sql updateTriggers(TableName table) {
        return Sql.of("SELECT 0");
    }

    @Override
    public Sql size(TableName table) {
        return Sql.of(
                "SELECT estimated_size, 0, 0 FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = ?"
                        + " AND table_name = ? UNION ALL SELECT 0, 0, 1 FROM duckdb_views() WHERE database_name = current_database()"
                        + " AND schema_name = ? AND view_name = ?",
                schema(table),
                name(table),
                schema(table),
                name(table));
    }
}
