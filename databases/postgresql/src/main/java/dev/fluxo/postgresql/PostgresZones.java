package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.SaidZone;
import dev.fluxo.engine.spi.Sql;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The zones of a PostgreSQL server. The driver sends the zone of its JVM when it connects, which hides the one that the settings
 * give: it is looked up, and set again.
 */
final class PostgresZones {
    /** Hours east, as {@code SET TIME ZONE -3} has them. */
    private static final Pattern HOURS = Pattern.compile("[+-]?\\d{1,2}(\\.\\d+)?");
    /** POSIX without daylight saving time: a name, then the hours west. */
    private static final Pattern POSIX = Pattern.compile("(?:<[^>]+>|[A-Za-z]{3,})([+-]?\\d{1,2})(?::(\\d\\d))?");

    /** The configuration file's own, which only some may read, and not at all without running it as a text. */
    private static final String SERVER = """
            coalesce(CASE WHEN has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'EXECUTE') THEN
              substring(query_to_xml('SELECT setting FROM pg_file_settings WHERE lower(name) = ''timezone'' AND applied', true, true, '')::text
                FROM '<setting>([^<]+)</setting>') END, current_setting('log_timezone'))""";

    private static final String SETTINGS = """
            pg_db_role_setting s CROSS JOIN unnest(s.setconfig) AS c(setting) LEFT JOIN pg_roles r ON r.oid = s.setrole
            WHERE lower(c.setting) LIKE 'timezone=%'
              AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))""";

    private PostgresZones() {}

    /** Gives the session the zone that it would have without the driver: that of the role, the database or the server. */
    static Sql restore() {
        return Sql.of("SELECT set_config('TimeZone', coalesce((SELECT substr(c.setting, 10) FROM " + SETTINGS
                + "\n  AND (s.setrole = 0 OR r.rolname = session_user)"
                + "\n  ORDER BY s.setrole = 0, s.setdatabase = 0 LIMIT 1),\n" + SERVER + "), false)");
    }

    static Sql zones() {
        return Sql.of("SELECT " + SERVER + ", 'the server', NULL::bigint\nUNION ALL\n"
                + "SELECT substr(c.setting, 10), CASE WHEN s.setrole <> 0 THEN 'role ' || r.rolname"
                + " WHEN s.setdatabase <> 0 THEN 'the database' ELSE 'all roles' END, NULL FROM " + SETTINGS
                + "\n  AND (s.setrole = 0 OR r.rolcanlogin)");
    }

    static SaidZone zone(@Nullable String name, String who, long offset) {
        SaidZone said = SaidZone.of(name, who, offset);
        return said.zone() == null || HOURS.matcher(said.name()).matches()
                ? new SaidZone(said.name(), who, fixed(said.name()))
                : said;
    }

    private static @Nullable ZoneId fixed(String name) {
        try {
            if (HOURS.matcher(name).matches()) {
                return ZoneOffset.ofTotalSeconds(
                        new BigDecimal(name).multiply(BigDecimal.valueOf(3_600)).intValue());
            }
            Matcher posix = POSIX.matcher(name);
            if (posix.matches()) {
                int hours = Integer.parseInt(posix.group(1));
                int minutes = posix.group(2) == null ? 0 : Integer.parseInt(posix.group(2));
                return ZoneOffset.ofTotalSeconds(-3_600 * hours - Integer.signum(hours) * 60 * minutes);
            }
            return null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
