package dev.fluxo.duckdb;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * The driver, for the tests' connections and for the engine's: all to one database are of one configuration, whatever login they name, and know a
 * function of H2 that tests speak.
 */
public final class TestDriver implements Driver {
    static final String DATEADD =
            "CREATE MACRO IF NOT EXISTS main.dateadd(unit, n, at_) AS CASE unit WHEN 'YEAR' THEN at_ + to_years(CAST(n AS INTEGER))"
                    + " WHEN 'MONTH' THEN at_ + to_months(CAST(n AS INTEGER)) WHEN 'DAY' THEN at_ + to_days(CAST(n AS INTEGER))"
                    + " WHEN 'HOUR' THEN at_ + to_hours(n) WHEN 'MINUTE' THEN at_ + to_minutes(n) WHEN 'SECOND' THEN at_ + to_seconds(n)"
                    + " ELSE at_ + to_microseconds(n) END";

    static {
        try {
            // Before the one that it stands for, which DriverManager would ask first.
            DriverManager.deregisterDriver(DriverManager.getDriver("jdbc:duckdb:"));
            DriverManager.registerDriver(new TestDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Driver driver = new DuckDBDriver();

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Properties properties = (Properties) info.clone();
        properties.remove("user");
        properties.remove("password");
        Connection connection = driver.connect(url, properties);
        if (connection != null && url.contains(":memory:")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(DATEADD);
            }
        }
        return connection == null ? null : AddedConstraints.over(connection);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
