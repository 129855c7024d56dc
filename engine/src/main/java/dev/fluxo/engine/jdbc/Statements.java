package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the statements of a connection. */
final class Statements {
    private final Connection connection;
    private final Consumer<Exception> inDoubt;
    /** In seconds; 0: as the connection says. */
    private int limit;

    /** @param inDoubt told of a statement that could not be closed */
    Statements(Connection connection, Consumer<Exception> inDoubt) {
        this.connection = connection;
        this.inDoubt = inDoubt;
    }

    void limit(int seconds) {
        limit = seconds;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** A text without binds goes to the database as it is: its question marks may be operators. */
    Statement of(Sql sql) throws SQLException {
        Statement statement = sql.binds().isEmpty() ? connection.createStatement() : prepare(sql.text());
        try {
            if (statement instanceof PreparedStatement prepared) {
                Values.bind(prepared, sql.binds());
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
