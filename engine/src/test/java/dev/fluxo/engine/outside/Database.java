package dev.fluxo.engine.outside;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A database as a test sees it: SQL in, rows as text out ({@code 1 | Ana | null}). The one connection that it holds keeps a database in
 * memory alive.
 */
final class Database implements AutoCloseable {
    /** Before a test opened one. */
    static final Database NONE = new Database("", null);

    private final String url;
    private final Connection connection;

    private Database(String url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    static Database open(String url) {
        try {
            return new Database(url, DriverManager.getConnection(url));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    String url() {
        return url;
    }

    Connection connection() {
        return connection;
    }

    /** Executes one statement or several. Returns how many rows the last of them changed. */
    long execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getLargeUpdateCount();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Each row as one text, columns divided by {@code " | "}. */
    List<String> rows(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringJoiner row = new StringJoiner(" | ");
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The first column of the only row; null where it is NULL or there is no row. */
    String text(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : null;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    long number(String query) {
        return Long.parseLong(text(query));
    }

    /** How many others are connected. */
    int otherSessions() {
        return (int) number("SELECT COUNT(*) - 1 FROM INFORMATION_SCHEMA.SESSIONS");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
