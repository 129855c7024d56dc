package dev.fluxo.engine.jdbc;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds JDBC drivers beside the engine. Not by DriverManager: it knows only drivers of the class loader that started
 * the JVM, and inside a Maven plugin there are others.
 */
final class Drivers {
    private Drivers() {}

    static @Nullable Driver forUrl(String url) {
        for (ClassLoader loader : new ClassLoader[] {
            Drivers.class.getClassLoader(), Thread.currentThread().getContextClassLoader()
        }) {
            for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                if (accepts(driver, url)) {
                    return driver;
                }
            }
        }
        return null;
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }
}
