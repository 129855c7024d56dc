package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Packet;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import java.sql.SQLException;
import java.util.List;

/** COPY in its binary format, both ways. */
final class PostgresCopy implements Bulk {
    @Override
    public RowSink load(BulkSession session, String into, List<Column> columns) {
        return new CopySink(session, into, types(columns));
    }

    @Override
    public Packet packet(List<Column> columns) {
        return new CopyPacket(types(columns));
    }

    @Override
    public Cursor read(BulkSession session, Sql query, List<DataType> types) throws SQLException {
        return CopyCursor.open(session, query, types);
    }

    private static List<DataType> types(List<Column> columns) {
        return columns.stream().map(Column::type).toList();
    }
}
