package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.util.List;
import java.util.function.Supplier;

/**
 * A connection of the chosen profile. What it looks up is asked for when it is opened, and not before: a check without
 * databases needs no secrets.
 */
public final class ConnectionSpec implements Supplier<ConnectionSettings> {
    private final ConnectionSettings written;
    private final Supplier<Attempt> looked;

    /**
     * @param written as far as its text is known without a login
     * @param looked everything that it looks up, asked for now
     */
    ConnectionSpec(ConnectionSettings written, Supplier<Attempt> looked) {
        this.written = written;
        this.looked = looked;
    }

    /** What came of looking everything up. */
    record Attempt(ConnectionSettings settings, List<Problem> problems) {}

    /** Without a login, and with {@link ConnectionSettings#UNKNOWN} in place of what is not defined here. */
    public ConnectionSettings written() {
        return written;
    }

    /**
     * The settings to open it with.
     *
     * @throws FluxoException with every variable and server that is not defined
     */
    @Override
    public ConnectionSettings get() {
        Attempt now = looked.get();
        if (!now.problems().isEmpty()) {
            throw new FluxoException(now.problems());
        }
        return now.settings();
    }
}
