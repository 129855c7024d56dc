package dev.fluxo.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;

/** That of H2, which lets no table be made or dropped within a transaction. */
public final class UnkeptDriver implements Driver {
    private static final String PREFIX = "jdbc:unkept:";
    private static final String OF_H2 = "jdbc:h2:";
    private static final Driver H2 = new org.h2.Driver();
    private static final Driver ONE = new UnkeptDriver();

    /** The same database by this driver. */
    static String url(Database h2) {
        return PREFIX + h2.url().substring(OF_H2.length());
    }

    static void register() {
        try {
            DriverManager.deregisterDriver(ONE);
            DriverManager.registerDriver(ONE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean accepts(String url) {
        return url.startsWith(PREFIX);
    }

    /** The URL as H2 knows it. */
    static String known(String url) {
        return accepts(url) ? OF_H2 + url.substring(PREFIX.length()) : url;
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return accepts(url) ? strict(H2.connect(known(url), properties)) : null;
    }

    private static Connection strict(Connection h2) {
        return (Connection) Proxy.newProxyInstance(
                UnkeptDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        check(h2, arguments);
                    }
                    Object made = call(method, h2, arguments);
                    return method.getName().equals("createStatement") ? strict((Statement) made, h2) : made;
                });
    }

    private static Statement strict(Statement h2, Connection connection) {
        return (Statement) Proxy.newProxyInstance(
                UnkeptDriver.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        check(connection, arguments);
                    }
                    return call(method, h2, arguments);
                });
    }

    private static void check(Connection h2, Object... arguments) throws SQLException {
        String sql = String.valueOf(arguments[0]).strip();
        if (!h2.getAutoCommit() && (sql.startsWith("CREATE ") || sql.startsWith("DROP "))) {
            throw new SQLException("not within a transaction: " + sql, "25001", 226);
        }
    }

    private static Object call(Method method, Object of, Object... arguments) throws Throwable {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return accepts(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("unkept");
    }
}
