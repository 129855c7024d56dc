package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the JDBC driver of a URL, also where a plugin's class loader hides it from {@link DriverManager}. */
final class Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);

    /** It prints by itself what comes as an exception anyway. Held here: a logger that nobody holds forgets its level. */
    private static final java.util.logging.Logger TALKATIVE =
            java.util.logging.Logger.getLogger("com.microsoft.sqlserver.jdbc");

    static {
        if (TALKATIVE.getLevel() == null) {
            TALKATIVE.setLevel(Level.OFF);
        }
    }

    private Drivers() {}

    static Driver find(ConnectionSettings settings) {
        Driver driver = among(loaded(Thread.currentThread().getContextClassLoader(), settings.url()), settings.url());
        if (driver == null) {
            driver = among(loaded(Drivers.class.getClassLoader(), settings.url()), settings.url());
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

    /** Those named like the URL come first: others are not even loaded, and some are large. */
    private static Iterator<Driver> loaded(ClassLoader loader, String url) {
        String product = url.split(":", -1).length > 1 ? url.split(":", -1)[1].toLowerCase(Locale.ROOT) : url;
        List<ServiceLoader.Provider<Driver>> providers = new ArrayList<>();
        Iterator<ServiceLoader.Provider<Driver>> found =
                ServiceLoader.load(Driver.class, loader).stream().iterator();
        while (hasNext(found)) {
            ServiceLoader.Provider<Driver> provider = found.next();
            boolean alike = provider.type().getName().contains(product);
            providers.add(alike ? 0 : providers.size(), provider);
        }
        return providers.stream().map(ServiceLoader.Provider::get).iterator();
    }

    private static boolean hasNext(Iterator<?> drivers) {
        while (true) {
            try {
                return drivers.hasNext();
            } catch (ServiceConfigurationError e) {
                // A driver that cannot be loaded is not the one that is wanted.
                LOG.debug("a JDBC driver cannot be used: {}", e.getMessage());
            }
        }
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
