package dev.fluxo.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * A database as a test sees it: SQL in, rows as text out ({@code 1 | Ana | null}). The one connection that it holds keeps a database in
 * memory alive.
 */
public final class Database implements AutoCloseable {
    /** Before a test opened one. */
    static final Database NONE = new Database(null, "", "", "", null, () -> {});

    private final Backend backend;
    private final String url;
    private final String user;
    private final String password;
    private final Connection connection;
    private final Runnable closing;

    private Database(
            Backend backend, String url, String user, String password, Connection connection, Runnable closing) {
        this.backend = backend;
        this.url = url;
        this.user = user;
        this.password = password;
        this.connection = connection;
        this.closing = closing;
    }

    /**
     * @param backend translates what is asked; null: nobody
     * @param closing what is to be done once the connection is closed
     */
    public static Database open(Backend backend, String url, String user, String password, Runnable closing) {
        try {
            Properties properties = new Properties();
            properties.setProperty("user", user);
            properties.setProperty("password", password);
            if (backend != null) {
                backend.properties().forEach(properties::setProperty);
            }
            Connection connection = DriverManager.getConnection(url, properties);
            Database database = new Database(backend, url, user, password, connection, closing);
            if (backend != null && !backend.opened().isEmpty()) {
                database.execute(backend.opened());
            }
            return database;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** In a file or in memory, without a login. */
    public static Database open(String url) {
        return open(Backends.usual(), url, "", "", () -> {});
    }

    /** A second connection to the same database. */
    public Database another(String options) {
        return open(backend, url + options, user, password, () -> {});
    }

    /** Ends the connection: other processes may have the database. */
    void disconnect() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The same database by a new connection. */
    Database connected() {
        return open(backend, url, user, password, closing);
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** As project.yaml describes it, without braces. */
    public String yaml() {
        String login = user.isEmpty() ? "" : ", user: \"%s\", password: \"%s\"".formatted(user, password);
        return "url: \"" + url + "\"" + login;
    }

    public Backend backend() {
        return backend;
    }

    public Connection connection() {
        return connection;
    }

    private String translated(String sql) {
        return backend == null ? sql : backend.translate(sql);
    }

    /** Executes one statement or several. Returns how many rows the last of them changed. */
    public long execute(String sql) {
        try {
            return attempt(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The same where a failure is expected. */
    public long attempt(String sql) throws SQLException {
        long changed = 0;
        String translated = translated(sql);
        for (String part : backend == null ? List.of(translated) : backend.statements(translated)) {
            changed = attemptOne(part);
        }
        return changed;
    }

    private long attemptOne(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            long changed = 0;
            // SQL Server tells of a statement's failure only to who asks for its result.
            for (long count = statement.getLargeUpdateCount(); rows || count >= 0; ) {
                changed = rows ? changed : count;
                rows = statement.getMoreResults();
                count = statement.getLargeUpdateCount();
            }
            return changed;
        }
    }

    /** Each row as one text, columns divided by {@code " | "}. */
    public List<String> rows(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(translated(query))) {
            List<String> rows = new ArrayList<>();
            ResultSetMetaData metaData = result.getMetaData();
            int columns = metaData.getColumnCount();
            while (result.next()) {
                StringJoiner row = new StringJoiner(" | ");
                for (int i = 1; i <= columns; i++) {
                    row.add(cell(result, i, metaData));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private String cell(ResultSet result, int column, ResultSetMetaData metaData) throws SQLException {
        int type = metaData.getColumnType(column);
        return backend == null ? cell(result, column, type) : backend.cell(result, column, type);
    }

    /** The same text for the same value, whichever driver it comes from. */
    static String cell(ResultSet result, int column, int type) throws SQLException {
        return switch (type) {
            case Types.BOOLEAN, Types.BIT -> truth(result, column);
            case Types.TIMESTAMP ->
                String.valueOf(result.getObject(column, LocalDateTime.class)).replace('T', ' ');
            default -> result.getString(column);
        };
    }

    private static String truth(ResultSet result, int column) throws SQLException {
        boolean truth = result.getBoolean(column);
        return result.wasNull() ? null : truth ? "TRUE" : "FALSE";
    }

    /** The first column of the only row; null where it is NULL or there is no row. */
    public String text(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(translated(query))) {
            return result.next() ? result.getString(1) : null;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    public long number(String query) {
        return Long.parseLong(text(query));
    }

    /** How many others are connected. A server takes its time to see that a connection was closed. */
    public int otherSessions() {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        long others;
        do {
            others = number(backend.otherSessions());
        } while (others > 0 && System.nanoTime() < patience);
        return (int) others;
    }

    @Override
    public void close() {
        disconnect();
        closing.run();
    }
}
