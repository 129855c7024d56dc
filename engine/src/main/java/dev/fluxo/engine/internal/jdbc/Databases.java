package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Dialects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The databases of a profile, each opened when it is first asked for. Thread-safe. */
public final class Databases implements AutoCloseable {
    private final Map<String, Supplier<ConnectionSettings>> settings;
    private final Redactor redactor;
    private final Map<String, Database> open = new HashMap<>();
    private final Halt halt = new Halt();

    /** @param settings by name, asked for when a database is opened: they may need a login that is not known before */
    public Databases(Map<String, ? extends Supplier<ConnectionSettings>> settings, Redactor redactor) {
        this.settings = Map.copyOf(settings);
        this.redactor = redactor;
    }

    /**
     * The database of this name. Nothing is connected before its first session is asked for.
     *
     * @throws FluxoException if the URL is unsafe or unknown, or the driver is missing
     */
    public synchronized Database get(String name) {
        return open.computeIfAbsent(name, this::open);
    }

    private Database open(String name) {
        Supplier<ConnectionSettings> known = settings.get(name);
        if (known == null) {
            throw new IllegalArgumentException("no connection is called " + name);
        }
        ConnectionSettings wanted = known.get();
        List<Problem> unsafe =
                UrlCheck.check(wanted).stream().filter(Problem::isError).toList();
        if (!unsafe.isEmpty()) {
            throw new FluxoException(unsafe);
        }
        Dialect dialect = Dialects.forUrl(wanted.url());
        if (dialect == null) {
            throw new FluxoException(UrlCheck.unsupported(wanted));
        }
        return new Database(wanted, dialect, redactor, halt);
    }

    /** Cancels what sessions are doing, and lets none begin anything but the books. Does not wait. */
    public synchronized void cancel() {
        if (!halt.isAsked()) {
            halt.ask();
            open.values().forEach(Database::cancel);
        }
    }

    /** Closes the connections of those that did not end when they were cancelled. Does not wait. */
    public synchronized void cut() {
        cancel();
        halt.cut();
        open.values().forEach(Database::cut);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Database::close);
        open.clear();
    }
}
