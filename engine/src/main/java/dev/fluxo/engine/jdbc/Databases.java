package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.dialect.Dialects;
import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import java.sql.Driver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The databases of a profile, each opened when it is first asked for. Thread-safe. */
public final class Databases implements AutoCloseable {
    private final Map<String, ConnectionSettings> settings;
    private final Redactor redactor;
    private final Map<String, Database> open = new HashMap<>();

    public Databases(Map<String, ConnectionSettings> settings, Redactor redactor) {
        this.settings = Map.copyOf(settings);
        this.redactor = redactor;
    }

    /**
     * The database of this name. Its setup script is run if it does not exist yet.
     *
     * @throws FluxoException if the URL is unsafe or unknown, the driver is missing, or the setup fails
     */
    public synchronized Database get(String name) {
        return open.computeIfAbsent(name, this::open);
    }

    private Database open(String name) {
        ConnectionSettings wanted = settings.get(name);
        if (wanted == null) {
            throw new IllegalArgumentException("no connection is called " + name);
        }
        List<Problem> unsafe =
                UrlCheck.check(wanted).stream().filter(Problem::isError).toList();
        if (!unsafe.isEmpty()) {
            throw new FluxoException(unsafe);
        }
        Dialect dialect = Dialects.forUrl(wanted.url());
        if (dialect == null) {
            throw new FluxoException(UrlCheck.unsupported(wanted));
        }
        SqlFailures failures = new SqlFailures(name, dialect, redactor);
        Driver driver = Drivers.forUrl(wanted.url());
        if (driver == null) {
            throw new FluxoException(Problem.error(
                    Code.DRIVER_MISSING,
                    wanted.at(),
                    "no JDBC driver for connection '" + name + "'",
                    "add the driver as a dependency of the plugin"));
        }
        Setup.run(wanted, driver, dialect, failures);
        return new Database(wanted, dialect, new Connector(wanted, driver, dialect), failures);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Database::close);
        open.clear();
    }
}
