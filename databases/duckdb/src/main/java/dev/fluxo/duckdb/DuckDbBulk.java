package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** The appender: a prepared INSERT takes some milliseconds for each row. And a cursor that knows infinity. */
final class DuckDbBulk implements Bulk {
    @Override
    public RowSink load(BulkSession session, String into, List<Column> columns) {
        TablePath table = TablePath.of(into);
        if (table.isTemporary()) {
            return new AppenderSink(
                    session, table, columns, IntStream.range(0, columns.size()).toArray());
        }
        boolean asTheyAre = columns.stream().allMatch(column -> DuckDbTypes.isAppended(column.type()));
        List<String> names = columns.stream().map(Column::name).toList();
        List<Integer> places = session.query(
                table.columns(), row -> row.integer(2) == 1 ? -1 : names.indexOf(String.valueOf(row.text(1))));
        if (!asTheyAre || places.contains(-1)) {
            return new BufferedSink(session, into, columns);
        }
        return new AppenderSink(
                session,
                table,
                columns,
                places.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public Cursor read(BulkSession session, Sql query, List<DataType> types) throws SQLException {
        return DuckDbCursor.open(session, query, types);
    }
}
