package dev.fluxo.engine.spi;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fastest ways of many rows out of a database and into it. Stateless and thread-safe. */
@FunctionalInterface
public interface Bulk {
    /** Batches of a prepared INSERT, which is what {@link TargetSql#load} returns then; rows are read by the driver's own cursor. */
    Bulk BY_INSERT = (session, into, columns) ->
            session.inserter(into, columns.stream().map(Column::type).toList());

    /**
     * Opens a table for many rows.
     *
     * @param into what {@link TargetSql#load} returns for these columns
     * @param columns in the order of a row
     */
    RowSink load(BulkSession session, String into, List<Column> columns);

    /** An empty packet for a sink that {@link #load} makes for these columns. Uses no connection. */
    default Packet packet(List<Column> columns) {
        return new RowList();
    }

    /**
     * Starts to stream a query's result; null where nothing is faster than the driver's own cursor.
     *
     * @param types of the result's columns
     */
    default @Nullable Cursor read(BulkSession session, Sql query, List<DataType> types) throws SQLException {
        return null;
    }
}
