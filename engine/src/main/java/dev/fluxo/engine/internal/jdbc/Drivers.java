package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the JDBC driver of a URL, also where a plugin's class loader hides it from {@link DriverManager}. */
final class Drivers {
    private static final Log LOG = Log.of(Drivers.class);

    private Drivers() {}

    static Driver find(ConnectionSettings settings) {
        Driver driver = among(loaded(Thread.currentThread().getContextClassLoader()), settings.url());
        if (driver == null) {
            driver = among(loaded(Drivers.class.getClassLoader()), settings.url());
        }
        if (driver == null) {
            driver = registered(settings.url());
        }
        if (driver == null) {
            throw new FluxoException(Problem.error(
                    Code.DRIVER_MISSING,
                    settings.at(),
                    "connection '" + settings.name() + "': no JDBC driver on the class path accepts its URL",
                    Advice.of("check how the URL begins, or ", new Advice.Library("the driver"))));
        }
        return driver;
    }

    private static Iterator<ServiceLoader.Provider<Driver>> loaded(ClassLoader loader) {
        return ServiceLoader.load(Driver.class, loader).stream().iterator();
    }

    /**
     * The first that accepts the URL. Those named like it are asked as soon as they are found: merely finding the next one
     * loads its class, and with it a large signed jar that nobody wants.
     */
    private static @Nullable Driver among(Iterator<ServiceLoader.Provider<Driver>> providers, String url) {
        String product = product(url);
        List<ServiceLoader.Provider<Driver>> others = new ArrayList<>();
        while (hasNext(providers)) {
            ServiceLoader.Provider<Driver> provider = providers.next();
            if (!provider.type().getName().contains(product)) {
                others.add(provider);
                continue;
            }
            Driver driver = accepting(provider, url);
            if (driver != null) {
                return driver;
            }
        }
        return others.stream()
                .map(provider -> accepting(provider, url))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String product(String url) {
        String[] parts = url.split(":", 3);
        return parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : url;
    }

    private static boolean hasNext(Iterator<?> providers) {
        while (true) {
            try {
                return providers.hasNext();
            } catch (ServiceConfigurationError e) {
                skipped(e);
            }
        }
    }

    private static @Nullable Driver accepting(Supplier<Driver> provider, String url) {
        try {
            Driver driver = provider.get();
            return driver.acceptsURL(url) ? driver : null;
        } catch (ServiceConfigurationError | SQLException e) {
            skipped(e);
            return null;
        }
    }

    private static @Nullable Driver registered(String url) {
        return DriverManager.drivers()
                .filter(driver -> accepting(() -> driver, url) != null)
                .findFirst()
                .orElse(null);
    }

    /** A driver that cannot be loaded is not the one that is wanted. */
    private static void skipped(Throwable e) {
        LOG.debug("a JDBC driver cannot be used: {}", e.getMessage());
    }
}
