package dev.fluxo.engine.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fluxo.engine.model.ConnectionSettings;

/** Pools of connections. */
final class Pools {
    /** The pool refuses shorter waits. */
    private static final long SHORTEST_WAIT_MILLIS = 250;

    private Pools() {}

    static HikariDataSource open(ConnectionSettings settings, Connector connector) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("fluxo-" + settings.name());
        config.setDataSource(connector);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(
                Math.max(SHORTEST_WAIT_MILLIS, settings.timeouts().connect().toMillis()));
        // One attempt, and the reason at once: a wrong host or password does not heal by waiting.
        config.setInitializationFailTimeout(1);
        return new HikariDataSource(config);
    }
}
