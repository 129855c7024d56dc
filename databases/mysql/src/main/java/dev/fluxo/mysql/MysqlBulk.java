package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import java.sql.SQLException;
import java.util.List;

/** Many rows come in by LOAD DATA, from memory; where the server does not allow that, by batches of an INSERT. */
final class MysqlBulk implements Bulk {
    @Override
    public RowSink load(BulkSession session, String into, List<Column> columns) {
        return new LoadSink(session, into, columns);
    }

    @Override
    public Cursor read(BulkSession session, Sql query, List<DataType> types) throws SQLException {
        return MysqlCursor.open(session, query, types);
    }
}
