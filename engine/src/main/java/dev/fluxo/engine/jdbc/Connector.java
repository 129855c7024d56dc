package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.model.ConnectionSettings;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens connections by the driver itself. Credentials go as properties, never inside the URL. */
final class Connector implements DataSource {
    private final ConnectionSettings settings;
    private final Driver driver;
    private final Dialect dialect;

    Connector(ConnectionSettings settings, Driver driver, Dialect dialect) {
        this.settings = settings;
        this.driver = driver;
        this.dialect = dialect;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(settings.properties());
        properties.setProperty("user", settings.user() == null ? "" : settings.user());
        properties.setProperty(
                "password",
                settings.password() == null ? "" : settings.password().reveal());
        Connection connection = driver.connect(settings.url(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not accept the URL", "08001");
        }
        try (Statement statement = connection.createStatement()) {
            for (Sql sql : dialect.onConnect(settings.timeouts().lock())) {
                statement.execute(sql.text());
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
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
        // The pool bounds the wait.
    }

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(settings.timeouts().connect().toSeconds());
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
