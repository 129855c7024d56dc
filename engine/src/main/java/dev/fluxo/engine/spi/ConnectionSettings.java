package dev.fluxo.engine.spi;

import dev.fluxo.engine.problem.Location;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to open a connection.
 *
 * @param name as the specs call it
 * @param url without user and password
 * @param properties passed to the driver as they are, after the check against the allow-list
 * @param setup a script that fills an embedded database on first use; absolute
 * @param allowUnsafeUrl the user takes responsibility for a URL outside the allow-list
 * @param keys what is written of {@link Dialect#connectionKeys}
 * @param stageSchema where tables are made that other processes fill; null: beside the target
 * @param at where it is defined
 */
public record ConnectionSettings(
        String name,
        String url,
        @Nullable String user,
        @Nullable Secret password,
        Map<String, String> properties,
        int poolSize,
        Timeouts timeouts,
        @Nullable Path setup,
        boolean allowUnsafeUrl,
        Map<String, List<String>> keys,
        @Nullable String stageSchema,
        Location at) {

    /** Stands for what is not defined where a connection is only looked at: no letter of any URL. */
    public static final String UNKNOWN = "\uE000";

    public static final int DEFAULT_POOL_SIZE = 12;
    /** What one entity needs of a pool: to read, to write, and for its books. */
    public static final int POOL_OF_ONE_ENTITY = 3;

    public ConnectionSettings {
        properties = Map.copyOf(properties);
        keys = Map.copyOf(keys);
    }

    /** Without keys that only some databases have. */
    public ConnectionSettings(
            String name,
            String url,
            @Nullable String user,
            @Nullable Secret password,
            Map<String, String> properties,
            int poolSize,
            Timeouts timeouts,
            @Nullable Path setup,
            boolean allowUnsafeUrl,
            Location at) {
        this(name, url, user, password, properties, poolSize, timeouts, setup, allowUnsafeUrl, Map.of(), null, at);
    }

    /** The longest waits. Zero means for ever. */
    public record Timeouts(Duration connect, Duration socket, Duration statement, Duration lock)
            implements Serializable {
        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(15), Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofSeconds(30));
    }
}
