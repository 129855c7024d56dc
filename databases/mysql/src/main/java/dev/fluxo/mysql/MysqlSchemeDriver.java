package dev.fluxo.mysql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:mysql://…} by MariaDB's driver, which takes such a URL only where it says so itself. Found among the services, and never
 * registered with {@link java.sql.DriverManager}: a program that has MySQL's own driver keeps it.
 */
public final class MysqlSchemeDriver implements Driver {
    private static final String PERMIT = "permitMysqlScheme";

    private final Driver driver = new org.mariadb.jdbc.Driver();

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(MysqlUrls.MYSQL);
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        return acceptsURL(url) ? driver.connect(permitted(url), info) : null;
    }

    private static String permitted(String url) {
        if (url.toLowerCase(Locale.ROOT).contains(PERMIT.toLowerCase(Locale.ROOT))) {
            return url;
        }
        return url + (url.indexOf('?') < 0 ? "?" : "&") + PERMIT;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver.getPropertyInfo(permitted(url), info);
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
    public @Nullable Logger getParentLogger() {
        return null;
    }
}
