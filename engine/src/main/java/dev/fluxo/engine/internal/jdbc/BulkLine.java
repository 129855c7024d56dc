package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.RowMapper;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Task;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What a session shows of itself to a database's own bulk paths, and to nobody else. */
final class BulkLine implements BulkSession {
    private final Session session;

    BulkLine(Session session) {
        this.session = session;
    }

    @Override
    public Connection connection() {
        return session.connection();
    }

    @Override
    public Duration statementTimeout() {
        return session.statementTimeout();
    }

    @Override
    public <T> List<T> query(Sql sql, RowMapper<T> mapper) {
        return session.query(sql, mapper);
    }

    @Override
    public RowSink inserter(String sql, List<DataType> types) {
        return session.inserter(sql, types);
    }

    @Override
    public void begin(Task cancel) {
        session.work().begin(cancel);
    }

    @Override
    public void end() {
        session.work().end();
    }

    @Override
    public void abort() {
        Stopping.abort(session);
    }

    @Override
    public void free() {
        session.reading(false);
    }

    @Override
    public void spoil() {
        session.spoil();
    }

    @Override
    public void spoil(Exception why) {
        session.spoil(why);
    }

    @Override
    public void stuck() {
        session.stuck();
    }

    @Override
    public FluxoException failure(String doing, SQLException e) {
        return session.failure(doing, e);
    }

    @Override
    public FluxoException readFailure(SQLException e) {
        return session.readFailure(e);
    }
}
