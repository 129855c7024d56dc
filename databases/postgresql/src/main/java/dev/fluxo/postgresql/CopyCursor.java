package dev.fluxo.postgresql;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.postgresql.copy.RowReader;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads a query of PostgreSQL by COPY TO STDOUT, which is faster than a cursor and streams by nature. COPY takes no binds:
 * they are settings of the transaction, which the query reads by their place.
 */
final class CopyCursor implements Cursor {
    /**
     * The server's default takes reading by an index for dear, as from a disk with arms: it would rather sort all rows in
     * temporary files before the first one comes. What the administrator has set stands.
     */
    private static final String BY_INDEX =
            "(SELECT set_config(name, '1.1', true) FROM pg_settings WHERE name = 'random_page_cost' AND source = 'default')";

    private final BulkSession session;
    private final PGConnection connection;
    private final CopyOut copy;
    private final RowReader reader;

    private CopyCursor(BulkSession session, PGConnection connection, CopyOut copy, RowReader reader) {
        this.session = session;
        this.connection = connection;
        this.copy = copy;
        this.reader = reader;
    }

    static CopyCursor open(BulkSession session, Sql sql, List<DataType> types) throws SQLException {
        List<Bind> binds = sql.binds();
        if (!binds.isEmpty()) {
            String settings = IntStream.rangeClosed(1, binds.size())
                    .mapToObj(place -> "set_config('fluxo.p" + place + "', ?, true)")
                    .collect(joining(", ", "SELECT ", ", " + BY_INDEX));
            session.query(new Sql(settings, binds), row -> row.isNull(1));
        }
        PGConnection connection = session.connection().unwrap(PGConnection.class);
        session.begin(connection::cancelQuery);
        boolean open = false;
        try {
            CopyOut copy = connection.getCopyAPI().copyOut(sql.text());
            open = true;
            return new CopyCursor(session, connection, copy, new RowReader(types));
        } catch (Error e) {
            session.stuck();
            throw e;
        } finally {
            if (!open) {
                session.end();
            }
        }
    }

    @Override
    public boolean next(@Nullable Object[] into) {
        try {
            while (!reader.next(into)) {
                byte[] message = copy.isActive() ? copy.readFromCopy() : null;
                if (message == null) {
                    return false;
                }
                reader.take(message);
            }
            return true;
        } catch (SQLException e) {
            throw session.readFailure(e);
        }
    }

    @Override
    public void cancel() {
        session.spoil();
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            session.spoil(e);
        }
    }

    /** What is left is not read: the cancellation may come so late that it meets the next user of the connection. */
    @Override
    public void close() {
        session.free();
        session.end();
        if (copy.isActive()) {
            session.spoil();
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                session.spoil(e);
            } catch (Error e) {
                session.stuck();
                throw e;
            }
        }
    }
}
