package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Sql;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens connections by the driver itself. Credentials go as properties, never inside the URL. */
final class Connector implements DataSource {
    private final Driver driver;
    private final String url;
    private final Properties properties;
    private final int loginSeconds;
    private final Dialect dialect;
    private final Opening opening;
    private final Pooling pooling;
    private final Set<String> sessions;
    private final AtomicReference<@Nullable Connection> next = new AtomicReference<>();
    private volatile @Nullable Dialect reached;

    /** What is run on a new connection to a server. */
    private interface Opening {
        List<Sql> statements(Dialect reached);
    }

    Connector(ConnectionSettings settings, Dialect dialect) {
        this(
                Drivers.find(settings),
                settings.url(),
                properties(settings, dialect),
                Math.max(1, Math.toIntExact(settings.timeouts().connect().toSeconds())),
                dialect,
                reached -> reached.opened(set(settings, dialect), settings.timeouts()),
                new Pooling(settings, dialect),
                ConcurrentHashMap.newKeySet());
    }

    private Connector(
            Driver driver,
            String url,
            Properties properties,
            int loginSeconds,
            Dialect dialect,
            Opening opening,
            Pooling pooling,
            Set<String> sessions) {
        this.driver = driver;
        this.url = url;
        this.properties = properties;
        this.loginSeconds = loginSeconds;
        this.dialect = dialect;
        this.opening = opening;
        this.pooling = pooling;
        this.sessions = sessions;
    }

    /** The same driver, login and properties for another URL, whose sessions are left as the driver opens them. */
    Connector at(String otherUrl) {
        return new Connector(driver, otherUrl, properties, loginSeconds, dialect, none -> List.of(), pooling, sessions);
    }

    /** What the user set, in the URL or as a property, stands: a driver refuses two values. Our time-outs fill in. */
    private static Properties properties(ConnectionSettings settings, Dialect dialect) {
        Properties properties = new Properties();
        settings.properties().forEach(properties::setProperty);
        Set<String> set = set(settings, dialect);
        Map<String, String> ours = new HashMap<>(dialect.driverProperties(settings.url(), set, settings.timeouts()));
        ours.putAll(dialect.keyProperties(settings.keys()));
        ours.forEach((key, value) -> {
            if (!set.contains(key.toLowerCase(Locale.ROOT))) {
                properties.setProperty(key, value);
            }
        });
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password().reveal());
        }
        return properties;
    }

    /** The keys that the user has set, in lower case. */
    private static Set<String> set(ConnectionSettings settings, Dialect dialect) {
        Set<String> set =
                new HashSet<>(dialect.urls().properties(settings.url()).keySet());
        settings.properties().keySet().forEach(key -> set.add(key.toLowerCase(Locale.ROOT)));
        return set;
    }

    private Connection connect() throws SQLException {
        Connection connection = driver.connect(url, (Properties) properties.clone());
        if (connection == null) {
            throw new SQLException("the driver does not accept the URL", "08001");
        }
        return connection;
    }

    /** One that was just opened here, and that nobody has used: the next who wants one has it. */
    void next(Connection connection) {
        next.set(connection);
    }

    /** Nobody wants one any more. */
    void closeNext() throws SQLException {
        Connection connection = next.getAndSet(null);
        if (connection != null) {
            connection.close();
        }
    }

    /** What is set is set before anything else: a session that is shared would keep it for others. */
    @Override
    public Connection getConnection() throws SQLException {
        Connection opened = next.getAndSet(null);
        if (opened != null) {
            return opened;
        }
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            pooling.check(connection, this::connect);
            for (Sql sql : opening.statements(reached(connection))) {
                statement.execute(sql.text());
            }
            sessions.add(id(statement));
            return connection;
        } catch (Throwable e) {
            connection.close();
            throw e;
        }
    }

    private Dialect reached(Connection connection) throws SQLException {
        Dialect known = reached;
        if (known == null) {
            known = dialect.at(connection);
            reached = known;
        }
        return known;
    }

    /** The dialect of the server, as far as it is known. */
    Dialect dialect() {
        Dialect known = reached;
        return known == null ? dialect : known;
    }

    private String id(Statement statement) throws SQLException {
        try (ResultSet id = statement.executeQuery(dialect().sessionId().text())) {
            id.next();
            return id.getString(1);
        }
    }

    /** Whether a session, as {@link Dialect#sessionId} names it, was opened here. */
    boolean isOwn(@Nullable String id) {
        return id != null && sessions.contains(id);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the credentials are those of the settings");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // Drivers have no say in what is printed.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The driver's own properties bound the wait.
    }

    /** Also how long the pool waits for a connection that is being opened while it shuts down. */
    @Override
    public int getLoginTimeout() {
        return loginSeconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
