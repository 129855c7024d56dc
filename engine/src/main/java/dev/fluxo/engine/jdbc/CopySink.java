package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.jdbc.copy.RowWriter;
import dev.fluxo.engine.model.DataType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads a table of PostgreSQL by COPY. From the first row to the flush the connection serves nothing else. */
final class CopySink implements RowSink {
    private static final int SEND = 1 << 16;

    private final Session session;
    private final String sql;
    private final RowWriter writer;
    private @Nullable CopyIn copy;

    CopySink(Session session, String sql, List<DataType> types) {
        this.session = session;
        this.sql = sql;
        this.writer = new RowWriter(types);
    }

    @Override
    public void add(@Nullable Object[] row) {
        try {
            CopyIn open = copy;
            if (open == null) {
                open = session.connection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(sql);
                copy = open;
                writer.begin();
            }
            writer.row(row);
            if (writer.size() >= SEND) {
                send(open);
            }
        } catch (SQLException e) {
            throw session.failure("inserting rows", e);
        }
    }

    private void send(CopyIn open) throws SQLException {
        open.writeToCopy(writer.bytes(), 0, writer.size());
        writer.clear();
    }

    @Override
    public long flush() {
        CopyIn open = copy;
        if (open == null) {
            return 0;
        }
        try {
            writer.end();
            send(open);
            copy = null;
            return open.endCopy();
        } catch (SQLException e) {
            throw session.failure("inserting rows", e);
        }
    }

    @Override
    public void close() {
        CopyIn open = copy;
        copy = null;
        if (open != null && open.isActive()) {
            try {
                open.cancelCopy();
            } catch (SQLException e) {
                session.spoil(e);
            }
        }
    }
}
