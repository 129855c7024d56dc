package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Packet;
import dev.fluxo.postgresql.copy.RowWriter;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** A packet of rows as COPY takes them. */
final class CopyPacket implements Packet {
    private final RowWriter writer;
    private int rows;

    CopyPacket(List<DataType> types) {
        this.writer = new RowWriter(types);
    }

    @Override
    public void add(@Nullable Object[] row) {
        writer.row(row);
        rows++;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public long bytes() {
        return writer.size();
    }

    /** Sends the rows and forgets them. */
    void into(CopyIn copy) throws SQLException {
        copy.writeToCopy(writer.bytes(), 0, writer.size());
        writer.clear();
        rows = 0;
    }
}
