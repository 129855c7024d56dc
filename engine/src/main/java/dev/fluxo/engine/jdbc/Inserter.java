package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.model.DataType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows by one prepared statement in JDBC batches. */
public final class Inserter implements AutoCloseable {
    private static final int BATCH = 1_000;

    private final Session session;
    private final PreparedStatement statement;
    private final DataType[] types;
    private int pending;
    private long inserted;

    Inserter(Session session, PreparedStatement statement, List<DataType> types) {
        this.session = session;
        this.statement = statement;
        this.types = types.toArray(DataType[]::new);
    }

    public void add(@Nullable Object[] row) {
        try {
            for (int i = 0; i < types.length; i++) {
                Values.bind(statement, i + 1, row[i], types[i]);
            }
            statement.addBatch();
            if (++pending >= BATCH) {
                send();
            }
        } catch (SQLException e) {
            throw session.failure("writing to the staging table", e);
        }
    }

    /** Sends what is pending. How many rows the database counted since the last flush. */
    public long flush() {
        try {
            send();
        } catch (SQLException e) {
            throw session.failure("writing to the staging table", e);
        }
        long counted = inserted;
        inserted = 0;
        return counted;
    }

    private void send() throws SQLException {
        if (pending > 0) {
            for (int count : statement.executeBatch()) {
                inserted += Math.max(count, 0);
            }
            pending = 0;
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            session.spoil(e);
        }
    }
}
