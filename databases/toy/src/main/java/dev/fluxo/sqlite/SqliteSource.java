package dev.fluxo.sqlite;

import static dev.fluxo.sqlite.SqliteNames.text;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardSource;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.List;

/** The statements that read from SQLite. */
final class SqliteSource extends StandardSource {
    SqliteSource() {
        super(SqliteNames::quote, (column, place) -> "?");
    }

    /** SQLite's clock is that of UTC. */
    @Override
    public Sql now() {
        return Sql.of("SELECT strftime('%Y-%m-%d %H:%M:%fZ', 'now')");
    }

    @Override
    public Sql zones() {
        return Sql.of("SELECT 'UTC', 'SQLite', 0");
    }

    /** Nobody is held back: one writer comes after the other, so what commits late was also written late. */
    @Override
    public Sql openTransactions(Fence fence) {
        return Sql.of("SELECT NULL, NULL, NULL WHERE 1 = 0");
    }

    /** Not wrapped: SQLite would call two columns of one name differently then. */
    @Override
    public String whole(String query) {
        return query.replace(Extraction.WINDOW, "1 = 1");
    }

    /** The type of an expression is that of its value, so a row is needed to learn it; no other is read. */
    @Override
    public Sql describe(String query) {
        return Sql.of(query);
    }

    /** Times as {@link SqliteSpelling} writes them: an index over the column alone is of no use for it. */
    @Override
    protected String compared(Column column, String reference) {
        return column.type().kind() == TypeKind.TIMESTAMP ? SqliteSpelling.canonical(reference) : reference;
    }

    @Override
    protected String select(String list, String from, int limit) {
        return "SELECT " + list + " FROM " + from + (limit == 0 ? "" : " LIMIT " + limit);
    }

    @Override
    protected String tenth() {
        return "random() % 10 = 0";
    }

    @Override
    public Sql countIfIndexed(Extraction extraction, TableName table) {
        Sql rows = within(extraction, "1");
        List<Bind> binds = new ArrayList<>(List.of(
                text(table.name()),
                text(SqliteNames.schema(table)),
                text(SqliteNames.schema(table)),
                text(extraction.watermark().get(0).name())));
        binds.addAll(rows.binds());
        return new Sql(
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM pragma_index_list(?, ?) i, pragma_index_info(i.name, ?) k"
                        + " WHERE k.seqno = 0 AND k.name = ?) THEN (SELECT COUNT(*) FROM (" + rows.text() + ")) END",
                binds);
    }

    @Override
    public Sql updateTriggers(TableName table) {
        return Sql.of(
                "SELECT COUNT(*) FROM " + SqliteNames.master(table)
                        + " WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%UPDATE%'",
                text(table.name()));
    }

    /** Rows are counted: that reads one index, and is all that SQLite knows. */
    @Override
    public Sql size(TableName table) {
        return Sql.of(
                "SELECT CASE WHEN type = 'view' THEN 0 ELSE (SELECT COUNT(*) FROM "
                        + SqliteNames.quote(SqliteNames.schema(table)) + "." + SqliteNames.quote(table.name())
                        + ") END, 0, type = 'view' FROM " + SqliteNames.master(table)
                        + " WHERE type IN ('table', 'view') AND name = ?",
                text(table.name()));
    }
}
