package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the JDBC driver of a URL, also where a plugin's class loader hides it from {@link DriverManager}. */
final class Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);

    private Drivers() {}

    static Driver find(ConnectionSettings settings) {
        Driver driver = among(loaded(Thread.currentThread().getContextClassLoader()), settings.url());
        if (driver == null) {
            driver = among(loaded(Drivers.class.getClassLoader()), settings.url());
        }
        if (driver == null) {
            driver = among(DriverManager.getDrivers().asIterator(), settings.url());
        }
        if (driver == null) {
            throw new FluxoException(Problem.error(
                    Code.DRIVER_MISSING,
                    settings.at(),
                    "connection '" + settings.name() + "': no JDBC driver on the class path accepts its URL",
                    "check how the URL begins, or add the driver as a dependency of the plugin"));
        }
        return driver;
    }

    private static Iterator<Driver> loaded(ClassLoader loader) {
        return ServiceLoader.load(Driver.class, loader).iterator();
    }

    private static @Nullable Driver among(Iterator<Driver> drivers, String url) {
        Driver found = null;
        while (found == null) {
            try {
                if (!drivers.hasNext()) {
                    return null;
                }
                Driver driver = drivers.next();
                found = driver.acceptsURL(url) ? driver : null;
            } catch (ServiceConfigurationError | SQLException e) {
                // A driver that cannot be loaded is not the one that is wanted.
                LOG.debug("a JDBC driver cannot be used: {}", e.getMessage());
            }
        }
        return found;
    }
}
