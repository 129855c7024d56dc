package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * A result chunk by chunk as the database makes them: the driver's rows are all there before the first, or hide why a query failed. Each value is
 * of the Java class of its kind.
 */
final class DuckDbCursor implements Cursor {
    private final BulkSession session;
    private final PreparedStatement statement;
    private final DuckDBChunkedResult result;
    private final VectorReader[] readers;
    private final DuckDBReadableVector[] vectors;
    private long rows;
    private long row;
    private volatile boolean cancelled;

    private DuckDbCursor(
            BulkSession session, PreparedStatement statement, DuckDBChunkedResult result, List<DataType> types) {
        this.session = session;
        this.statement = statement;
        this.result = result;
        this.readers = types.stream().map(VectorReader::of).toArray(VectorReader[]::new);
        this.vectors = new DuckDBReadableVector[readers.length];
    }

    static DuckDbCursor open(BulkSession session, Sql query, List<DataType> types) throws SQLException {
        PreparedStatement statement = session.connection().prepareStatement(query.text());
        try {
            Binding.of(statement, query.binds());
            session.begin(statement::cancel);
            try {
                return new DuckDbCursor(
                        session,
                        statement,
                        statement.unwrap(DuckDBPreparedStatement.class).query(),
                        types);
            } catch (SQLException | RuntimeException e) {
                session.end();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public boolean next(@Nullable Object[] into) {
        try {
            while (row == rows) {
                if (!chunk()) {
                    return false;
                }
            }
            for (int i = 0; i < readers.length; i++) {
                into[i] = vectors[i].isNull(row) ? null : readers[i].read(vectors[i], row);
            }
            row++;
            return true;
        } catch (SQLException e) {
            throw session.readFailure(e);
        }
    }

    /** The driver cancels what the database is doing, and forgets it where that waits for who reads. */
    private boolean chunk() throws SQLException {
        if (cancelled) {
            throw new SQLException("INTERRUPT Error: Interrupted!");
        }
        if (!result.nextChunk()) {
            return false;
        }
        DuckDBDataChunkReader chunk = result.chunk();
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = chunk.vector(i);
        }
        rows = chunk.rowCount();
        row = 0;
        return true;
    }

    @Override
    public void cancel() {
        cancelled = true;
        session.spoil();
        try {
            statement.cancel();
        } catch (SQLException e) {
            session.spoil(e);
        }
    }

    @Override
    public void close() {
        session.free();
        session.end();
        try (statement) {
            result.close();
        } catch (SQLException e) {
            session.spoil(e);
        }
    }
}
