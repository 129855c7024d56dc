package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.UrlRules;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:postgresql://host:port/database?key=value&…}. Properties that load a class (socketFactory, sslfactory,
 * authenticationPluginClassName), write a file (loggerFile) or read one of the user's choice are not in the list, but for
 * the certificates of TLS.
 */
final class PostgresUrls implements UrlRules {
    private static final String PREFIX = "jdbc:postgresql:";

    private static final Set<String> SAFE = Set.of(
            "adaptivefetch",
            "adaptivefetchmaximum",
            "adaptivefetchminimum",
            "allowencodingchanges",
            "applicationname",
            "assumeminserverversion",
            "autosave",
            "binarytransfer",
            "canceltimeout",
            "channelbinding",
            "connecttimeout",
            "currentschema",
            "databasemetadatacachefields",
            "defaultrowfetchsize",
            "disablecolumnsanitiser",
            "gssencmode",
            "gssresponsetimeout",
            "hostrecheckseconds",
            "jaasapplicationname",
            "jaaslogin",
            "kerberosservername",
            "loadbalancehosts",
            "logintimeout",
            "loggerlevel",
            "maxresultbuffer",
            "options",
            "preferquerymode",
            "preparethreshold",
            "protocolversion",
            "quotereturningidentifiers",
            "readonly",
            "readonlymode",
            "receivebuffersize",
            "rewritebatchedinserts",
            "sendbuffersize",
            "sockettimeout",
            "ssl",
            "sslcert",
            "sslkey",
            "sslmode",
            "sslnegotiation",
            "sslresponsetimeout",
            "sslrootcert",
            "targetservertype",
            "tcpkeepalive",
            "tcpnodelay",
            "usespnego");

    @Override
    public boolean accepts(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    @Override
    public Map<String, String> properties(String url) {
        Map<String, String> found = new LinkedHashMap<>();
        int start = url.indexOf('?');
        if (start < 0) {
            return found;
        }
        for (String setting : url.substring(start + 1).split("&", -1)) {
            int equals = setting.indexOf('=');
            String key = equals < 0 ? setting : setting.substring(0, equals);
            if (!key.isEmpty()) {
                found.put(
                        decode(key).toLowerCase(Locale.ROOT), equals < 0 ? "" : decode(setting.substring(equals + 1)));
            }
        }
        return found;
    }

    /** As the driver does it. */
    private static String decode(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    @Override
    public Set<String> safeProperties() {
        return SAFE;
    }

    @Override
    public Set<String> credentialProperties() {
        return Set.of("user", "password", "sslpassword");
    }

    @Override
    public @Nullable String fault(String url) {
        int end = url.indexOf('?');
        String where = url.substring(PREFIX.length(), end < 0 ? url.length() : end);
        return where.contains("@")
                ? "holds an '@' before the database: write user and password as keys of the connection"
                : null;
    }
}
