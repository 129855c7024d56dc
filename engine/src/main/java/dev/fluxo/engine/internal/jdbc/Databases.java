package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Dialects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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

    /**
     * Fills those of these databases that are new by their scripts, side by side: else the first entity would take the time of it, and one
     * database would wait for the other. Whatever cannot be opened or filled is left to who asks for it next, and is told there.
     *
     * @param told hears the names of those that are new, where there are any
     */
    public void setUp(Set<String> names, Consumer<List<String>> told) {
        List<String> fresh = names.stream().filter(this::isNew).toList();
        if (!fresh.isEmpty()) {
            told.accept(fresh);
            fill(fresh.stream().map(this::get).toList());
        }
    }

    /** False also where it cannot even be asked about. */
    private boolean isNew(String name) {
        try {
            Supplier<ConnectionSettings> known = settings.get(name);
            return known != null
                    && known.get().setup() != null
                    && get(name).embedded()
                    && get(name).isNew();
        } catch (FluxoException e) {
            return false;
        }
    }

    /** The first one by the thread that waits for the others. */
    private static void fill(List<Database> databases) {
        List<Thread> others = new ArrayList<>();
        for (Database database : databases.subList(1, databases.size())) {
            others.add(Halt.thread("fluxo-setup-" + database.name(), database::open));
        }
        databases.get(0).open();
        try {
            for (Thread other : others) {
                other.join();
            }
        } catch (InterruptedException e) {
            // The run ends where it looks for that next; each database is filled wholly or not at all.
            Thread.currentThread().interrupt();
        }
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
