package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.UrlRules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code jdbc:sqlite:<file>?key=value&…}. What loads an extension or reads a resource is not in the list. */
final class SqliteUrls implements UrlRules {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final String FILE = "file:";

    @Override
    public boolean accepts(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    @Override
    public Map<String, String> properties(String url) {
        Map<String, String> found = new LinkedHashMap<>();
        int start = url.indexOf('?');
        if (start >= 0) {
            for (String setting : url.substring(start + 1).split("&", -1)) {
                String[] parts = setting.split("=", 2);
                found.put(parts[0].toLowerCase(Locale.ROOT), parts.length == 1 ? "" : parts[1]);
            }
        }
        return found;
    }

    /** Not journal_mode: with a write-ahead log a commit would not be one over the database and its control tables. */
    @Override
    public Set<String> safeProperties() {
        return Set.of("busy_timeout", "cache_size", "foreign_keys", "synchronous");
    }

    @Override
    public Set<String> credentialProperties() {
        return Set.of("user", "password");
    }

    @Override
    public boolean isEmbedded(String url) {
        return true;
    }

    @Override
    public @Nullable String fault(String url) {
        String where = where(url);
        if (where.isEmpty() || where.startsWith(":memory:") || url.contains("mode=memory")) {
            return "names no file: each connection would see an empty database of its own";
        }
        return where.startsWith(":") ? "opens '" + where + "', which is not a file" : noFile(url);
    }

    @Override
    public @Nullable Path databaseFile(String url) {
        return Path.of(where(url)).toAbsolutePath().normalize();
    }

    @Override
    public String renamed(String url, String name) {
        String where = where(url);
        int folder = Math.max(where.lastIndexOf('/'), where.lastIndexOf('\\')) + 1;
        int settings = url.indexOf('?');
        return PREFIX + where.substring(0, folder) + name + (settings < 0 ? "" : url.substring(settings));
    }

    /** A file is closed with its last connection. */
    @Override
    public Sql shutdown() {
        return Sql.of("SELECT 1");
    }

    private static String where(String url) {
        int settings = url.indexOf('?');
        String where = url.substring(PREFIX.length(), settings < 0 ? url.length() : settings);
        return where.startsWith(FILE) ? where.substring(FILE.length()) : where;
    }
}
