package dev.fluxo.engine.dialect.h2;

import dev.fluxo.engine.dialect.UrlRules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2's URLs: {@code jdbc:h2:file:/path/db;KEY=value}. */
final class H2Urls implements UrlRules {
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final String PREFIX = "jdbc:h2:";
    private static final Set<String> SERVED = Set.of("tcp:", "ssl:");
    private static final Set<String> SAFE = Set.of(
            "auto_server",
            "auto_server_port",
            "auto_reconnect",
            "cache_size",
            "case_insensitive_identifiers",
            "database_to_upper",
            "database_to_lower",
            "db_close_delay",
            "db_close_on_exit",
            "default_lock_timeout",
            "forbid_creation",
            "ifexists",
            "lock_timeout",
            "max_memory_rows",
            "mode",
            "network_timeout",
            "non_keywords",
            "query_timeout",
            "schema",
            "time zone",
            "write_delay");

    @Override
    public boolean accepts(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    @Override
    public Map<String, String> properties(String url) {
        Map<String, String> properties = new LinkedHashMap<>();
        List<String> parts = List.of(SEMICOLON.split(url, -1));
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            properties.put(name.strip().toLowerCase(Locale.ROOT), equals < 0 ? "" : part.substring(equals + 1));
        }
        properties.remove("");
        return properties;
    }

    @Override
    public Set<String> safeProperties() {
        return SAFE;
    }

    @Override
    public Set<String> credentialProperties() {
        return Set.of("user", "password");
    }

    @Override
    public boolean isEmbedded(String url) {
        return SERVED.stream().noneMatch(kind -> location(url).startsWith(kind));
    }

    @Override
    public @Nullable Path databaseFile(String url) {
        String location = location(url);
        if (!isEmbedded(url) || location.startsWith("mem:") || location.startsWith("zip:")) {
            return null;
        }
        String path = SEMICOLON.split(url, -1)[0].substring(PREFIX.length());
        return Path.of((location.startsWith("file:") ? path.substring("file:".length()) : path) + ".mv.db")
                .toAbsolutePath()
                .normalize();
    }

    private static String location(String url) {
        return url.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }
}
