package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.RowWeight;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows by one prepared statement in JDBC batches. */
final class Inserter implements RowSink {
    private static final int BATCH = 1_000;
    /** In characters and bytes: a batch waits in memory, and a thousand long texts are too many. */
    private static final long HEAVY = 4L << 20;

    private final Session session;
    private final PreparedStatement statement;
    private final DataType[] types;
    private int pending;
    private long weight;
    private long inserted;

    Inserter(Session session, PreparedStatement statement, List<DataType> types) {
        this.session = session;
        this.statement = statement;
        this.types = types.toArray(DataType[]::new);
    }

    @Override
    public void add(@Nullable Object[] row) {
        try {
            for (int i = 0; i < types.length; i++) {
                Values.bind(statement, i + 1, row[i], types[i], session.dialect());
                weight += RowWeight.ofLong(row[i]);
            }
            statement.addBatch();
            if (++pending >= BATCH || weight > HEAVY) {
                send();
            }
        } catch (SQLException e) {
            throw session.failure("inserting rows", e);
        }
    }

    @Override
    public long flush() {
        try {
            send();
        } catch (SQLException e) {
            throw session.failure("inserting rows", e);
        }
        long counted = inserted;
        inserted = 0;
        return counted;
    }

    private void send() throws SQLException {
        if (pending > 0) {
            for (int count : session.work().of(statement::cancel, statement::executeBatch)) {
                inserted += Math.max(count, 0);
            }
            pending = 0;
            weight = 0;
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
