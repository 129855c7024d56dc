package dev.fluxo.h2;

import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.UrlRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:h2:<where>;KEY=value;…}. Settings that run SQL (INIT), load a class, or write a file of the user's choice
 * (TRACE_LEVEL_FILE) are not in the list.
 */
final class H2Urls implements UrlRules {
    private static final String PREFIX = "jdbc:h2:";
    private static final String FILE = "file:";
    /** Two letters or more: {@code C:} is a drive. */
    private static final Pattern FILE_SYSTEM = Pattern.compile("(?s)[a-zA-Z]{2,}:.*");

    private static final Set<String> SAFE = Set.of(
            "access_mode_data",
            "analyze_auto",
            "auto_server",
            "auto_server_port",
            "cache_size",
            "cache_type",
            "case_insensitive_identifiers",
            "cipher",
            "compress",
            "database_to_lower",
            "database_to_upper",
            "db_close_delay",
            "db_close_on_exit",
            "default_lock_timeout",
            "default_null_ordering",
            "file_lock",
            "forbid_creation",
            "ifexists",
            "ignorecase",
            "lock_timeout",
            "max_memory_rows",
            "max_query_timeout",
            "mode",
            "network_timeout",
            "non_keywords",
            "page_size",
            "query_timeout",
            "retention_time",
            "schema",
            "schema_search_path",
            "time zone",
            "variable_binary",
            "write_delay");

    @Override
    public boolean accepts(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    @Override
    public Map<String, String> properties(String url) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String setting : settings(url)) {
            int equals = setting.indexOf('=');
            String key = equals < 0 ? setting : setting.substring(0, equals);
            if (!key.isEmpty()) {
                found.put(key.toLowerCase(Locale.ROOT), equals < 0 ? "" : setting.substring(equals + 1));
            }
        }
        return found;
    }

    /** Split as the driver does it: a backslash takes the next character as it is, also inside a key. */
    private static List<String> settings(String url) {
        List<String> settings = new ArrayList<>();
        int start = url.indexOf(';');
        StringBuilder setting = new StringBuilder();
        for (int i = start < 0 ? url.length() : start + 1; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ';') {
                settings.add(setting.toString());
                setting.setLength(0);
            } else if (c == '\\' && i < url.length() - 1) {
                setting.append(url.charAt(++i));
            } else {
                setting.append(c);
            }
        }
        settings.add(setting.toString());
        return settings;
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
        String where = where(url);
        return !where.startsWith("tcp:") && !where.startsWith("ssl:");
    }

    @Override
    public @Nullable String fault(String url) {
        String where = where(url);
        if (where.isEmpty() || where.equals(".") || where.equals("mem:")) {
            return "names no database: each connection would see an empty one of its own";
        }
        boolean known = where.startsWith("mem:") || where.startsWith(FILE) || !isEmbedded(url);
        if (!known && FILE_SYSTEM.matcher(where).matches()) {
            return "opens '" + where.substring(0, where.indexOf(':') + 1) + "', which is not file:, mem:, tcp: or ssl:";
        }
        return noFile(url);
    }

    @Override
    public @Nullable Path databaseFile(String url) {
        String where = where(url);
        if (where.startsWith("mem:") || !isEmbedded(url)) {
            return null;
        }
        String path = where.startsWith(FILE) ? where.substring(FILE.length()) : where;
        String home = path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
        return Path.of(home + ".mv.db").toAbsolutePath().normalize();
    }

    @Override
    public String renamed(String url, String name) {
        String where = where(url);
        int folder = Math.max(where.lastIndexOf('/'), where.lastIndexOf('\\')) + 1;
        return PREFIX + where.substring(0, folder) + name + url.substring(PREFIX.length() + where.length());
    }

    @Override
    public Sql shutdown() {
        return Sql.of("SHUTDOWN");
    }

    private static String where(String url) {
        int settings = url.indexOf(';');
        return url.substring(PREFIX.length(), settings < 0 ? url.length() : settings);
    }
}
