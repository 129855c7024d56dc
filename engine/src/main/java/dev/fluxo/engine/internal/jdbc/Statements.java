package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the statements of a connection. */
final class Statements {
    private final Connection connection;
    private final Dialect dialect;
    private final Consumer<Exception> inDoubt;
    /** In seconds; 0: as the connection says. */
    private int limit;

    /** @param inDoubt told of a statement that could not be closed */
    Statements(Connection connection, Dialect dialect, Consumer<Exception> inDoubt) {
        this.connection = connection;
        this.dialect = dialect;
        this.inDoubt = inDoubt;
    }

    void limit(int seconds) {
        limit = seconds;
    }

    /** @param types of the values that it is given, in order */
    PreparedStatement prepare(String sql, List<DataType> types) throws SQLException {
        return connection.prepareStatement(Placeholders.of(sql, types, dialect));
    }

    /** A text without binds goes to the database as it is: its question marks may be operators. */
    Statement of(Sql sql) throws SQLException {
        List<DataType> types = sql.binds().stream().map(Bind::type).toList();
        Statement statement = types.isEmpty() ? connection.createStatement() : prepare(sql.text(), types);
        try {
            if (statement instanceof PreparedStatement prepared) {
                Values.bind(prepared, sql.binds(), dialect);
            }
            if (limit > 0) {
                statement.setQueryTimeout(limit);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(statement);
            throw e;
        }
    }

    /** @param statement that {@link #of} has made of it */
    static ResultSet execute(Statement statement, Sql sql) throws SQLException {
        return statement instanceof PreparedStatement prepared
                ? prepared.executeQuery()
                : statement.executeQuery(sql.text());
    }

    /** @param statement that {@link #of} has made of it */
    static long update(Statement statement, Sql sql) throws SQLException {
        return statement instanceof PreparedStatement prepared
                ? prepared.executeLargeUpdate()
                : statement.executeLargeUpdate(sql.text());
    }

    void closeQuietly(@Nullable Statement statement) {
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                inDoubt.accept(e);
            }
        }
    }
}
