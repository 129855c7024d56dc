package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Packet;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.postgresql.copy.RowWriter;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads a table of PostgreSQL by COPY. From the first row to the flush the connection serves nothing else. */
final class CopySink implements RowSink {
    private static final int SEND = 1 << 16;

    private final BulkSession session;
    private final String sql;
    private final CopyPacket next;
    private @Nullable CopyIn copy;

    CopySink(BulkSession session, String sql, List<DataType> types) {
        this.session = session;
        this.sql = sql;
        this.next = new CopyPacket(types);
    }

    @Override
    public void add(@Nullable Object[] row) {
        next.add(row);
        if (next.bytes() >= SEND) {
            send(next);
        }
    }

    @Override
    public void add(Packet packet) {
        if (next.rows() > 0) {
            send(next);
        }
        send((CopyPacket) packet);
    }

    private void send(CopyPacket packet) {
        try {
            CopyIn open = copy;
            if (open == null) {
                PGConnection connection = session.connection().unwrap(PGConnection.class);
                session.begin(connection::cancelQuery);
                open = connection.getCopyAPI().copyIn(sql);
                copy = open;
                write(open, RowWriter.begin());
            }
            packet.into(open);
        } catch (SQLException e) {
            throw session.failure("inserting rows", e);
        } catch (Error e) {
            session.stuck();
            throw e;
        }
    }

    private static void write(CopyIn open, byte[] bytes) throws SQLException {
        open.writeToCopy(bytes, 0, bytes.length);
    }

    @Override
    public long flush() {
        if (next.rows() > 0) {
            send(next);
        }
        CopyIn open = copy;
        if (open == null) {
            return 0;
        }
        try {
            write(open, RowWriter.end());
            long rows = open.endCopy();
            copy = null;
            session.end();
            return rows;
        } catch (SQLException e) {
            throw session.failure("inserting rows", e);
        } catch (Error e) {
            session.stuck();
            throw e;
        }
    }

    @Override
    public void close() {
        CopyIn open = copy;
        copy = null;
        session.end();
        if (open != null && open.isActive()) {
            try {
                open.cancelCopy();
            } catch (SQLException e) {
                session.spoil(e);
                session.stuck();
            } catch (Error e) {
                session.stuck();
                throw e;
            }
        }
    }
}
