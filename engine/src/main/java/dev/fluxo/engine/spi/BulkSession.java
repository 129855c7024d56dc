package dev.fluxo.engine.spi;

import dev.fluxo.engine.problem.FluxoException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A session as {@link Bulk} works with it: the driver's own connection, and the means to say what became of it. Not thread-safe. */
public interface BulkSession {
    /** Without autocommit. It is not the caller's to close, commit or roll back. */
    Connection connection();

    /** How long a statement may take; zero: for ever. */
    Duration statementTimeout();

    /** The whole of a small result. */
    <T> List<T> query(Sql sql, RowMapper<T> mapper);

    /** Prepares an INSERT for many rows of these types. */
    RowSink inserter(String sql, List<DataType> types);

    /**
     * Something begins that another thread may have to end, and lasts until {@link #end}. Fails where nothing is to be begun
     * any more.
     */
    void begin(Task cancel);

    void end();

    /** Closes the connection under what it does. From another thread; never throws. */
    void abort();

    /** The cursor that {@link Bulk#read} made is closed: the session may serve others again. */
    void free();

    /** The connection is thrown away when the session closes: what was asked of the driver may still come late. */
    void spoil();

    /** The same, for a reason that nobody else hears of. */
    void spoil(Exception why);

    /** The driver would wait for ever when the transaction is ended in order: the connection is cut instead. */
    void stuck();

    /** A failure of a statement that writes, in words for users. The caller throws it. */
    FluxoException failure(String doing, SQLException e);

    /** A failure of a SELECT. The caller throws it. */
    FluxoException readFailure(SQLException e);
}
