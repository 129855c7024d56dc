package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.Secret;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How another process opens a connection. It holds the password, so it goes only where a connection is to be opened, and its text is no more
 * than its name.
 */
public final class SentConnection implements Serializable {
    private static final long serialVersionUID = 1;
    /** One to read, one to write, and one to look. */
    private static final int SESSIONS = 3;

    private final String name;
    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final HashMap<String, String> properties;
    private final Timeouts timeouts;
    private final boolean allowUnsafeUrl;
    private final HashMap<String, List<String>> keys;
    private final Location at;

    SentConnection(ConnectionSettings settings) {
        this.name = settings.name();
        this.url = settings.url();
        this.user = settings.user();
        Secret secret = settings.password();
        this.password = secret == null ? null : secret.reveal();
        this.properties = new HashMap<>(settings.properties());
        this.timeouts = settings.timeouts();
        this.allowUnsafeUrl = settings.allowUnsafeUrl();
        this.keys = new HashMap<>(settings.keys());
        this.at = settings.at();
    }

    /** These databases, by their names. The caller closes them. */
    public static Databases open(List<SentConnection> connections) {
        Redactor redactor = new Redactor();
        Map<String, Supplier<ConnectionSettings>> settings = new HashMap<>();
        for (SentConnection connection : connections) {
            if (connection.password != null) {
                redactor.add(connection.password);
            }
            settings.put(connection.name, connection::settings);
        }
        return new Databases(settings, redactor);
    }

    public String name() {
        return name;
    }

    /** An embedded database is there already: it is not set up. */
    private ConnectionSettings settings() {
        return new ConnectionSettings(
                name,
                url,
                user,
                password == null ? null : new Secret(password),
                properties,
                SESSIONS,
                timeouts,
                null,
                allowUnsafeUrl,
                keys,
                null,
                at);
    }

    @Override
    public String toString() {
        return name;
    }
}
