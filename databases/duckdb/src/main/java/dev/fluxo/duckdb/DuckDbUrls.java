package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.UrlRules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:duckdb:<file>;key=value;…}, and {@code jdbc:duckdb:} for files as sources. What reads files, loads extensions or runs a script is
 * not in the list.
 */
final class DuckDbUrls implements UrlRules {
    private static final String PREFIX = "jdbc:duckdb:";
    private static final String MEMORY = "memory:";
    /** A scheme, such as {@code s3:}, is longer than a letter: {@code C:} is a drive. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?s)[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    private static final Set<String> SAFE = Set.of(
            "checkpoint_threshold",
            "default_block_size",
            "default_null_order",
            "default_order",
            "duckdb.read_only",
            "immediate_transaction_mode",
            "max_memory",
            "memory_limit",
            "preserve_insertion_order",
            "threads",
            "wal_autocheckpoint",
            "worker_threads");

    @Override
    public boolean accepts(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    @Override
    public Map<String, String> properties(String url) {
        Map<String, String> found = new LinkedHashMap<>();
        int start = url.indexOf(';');
        if (start >= 0) {
            for (String setting : url.substring(start + 1).split(";", -1)) {
                String[] parts = setting.split("=", 2);
                if (!parts[0].isBlank()) {
                    found.put(parts[0].strip().toLowerCase(Locale.ROOT), parts.length == 1 ? "" : parts[1].strip());
                }
            }
        }
        return found;
    }

    @Override
    public Set<String> safeProperties() {
        return SAFE;
    }

    /** It has no logins; who means one of a store in the cloud does not write it here. */
    @Override
    public Set<String> credentialProperties() {
        return Set.of("user", "password");
    }

    @Override
    public boolean isEmbedded(String url) {
        return true;
    }

    /** One without a name is another one for each connection: for who reads files that does not matter, and tables there are none. */
    @Override
    public @Nullable String fault(String url) {
        String where = where(url);
        String memory = memory(where);
        if (memory != null || where.isEmpty()) {
            return null;
        }
        return ELSEWHERE.matcher(where).matches()
                ? "opens '" + where.substring(0, where.indexOf(':') + 1) + "', which is not a file of this machine"
                : noFile(url);
    }

    @Override
    public @Nullable Path databaseFile(String url) {
        String where = where(url);
        return where.isEmpty() || memory(where) != null
                ? null
                : Path.of(where).toAbsolutePath().normalize();
    }

    @Override
    public String renamed(String url, String name) {
        String where = where(url);
        int folder = Math.max(where.lastIndexOf('/'), where.lastIndexOf('\\')) + 1;
        return PREFIX + where.substring(0, folder) + name + url.substring(PREFIX.length() + where.length());
    }

    /** The file is closed with its last connection; what stands in its log is brought into it before. */
    @Override
    public Sql shutdown() {
        return Sql.of("CHECKPOINT");
    }

    private static @Nullable String memory(String where) {
        String name = where.startsWith(":") ? where.substring(1) : where;
        return name.startsWith(MEMORY) || name.equals("memory") ? name : null;
    }

    private static String where(String url) {
        int settings = url.indexOf(';');
        return url.substring(PREFIX.length(), settings < 0 ? url.length() : settings);
    }
}
