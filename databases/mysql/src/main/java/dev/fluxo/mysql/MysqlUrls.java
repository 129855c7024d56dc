package dev.fluxo.mysql;

import dev.fluxo.engine.spi.UrlRules;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:mariadb://host:port/database?key=value&…}, and the same with {@code jdbc:mysql:}. Not in the list is what loads a class
 * (socketFactory, tlsSocketType, credentialType), runs statements of the URL's own (initSql, sessionVariables, allowMultiQueries), reads a file
 * of its choice (other than certificates), or changes what the dialect builds upon (useAffectedRows, transactionReplay, the zones).
 */
final class MysqlUrls implements UrlRules {
    static final String MARIADB = "jdbc:mariadb:";
    static final String MYSQL = "jdbc:mysql:";

    private static final Set<String> SAFE = Set.of(
            "allowpublickeyretrieval",
            "connectionattributes",
            "connecttimeout",
            "disconnectonexpiredpasswords",
            "enabledsslciphersuites",
            "enabledsslprotocolsuites",
            "fallbacktosystemkeystore",
            "fallbacktosystemtruststore",
            "galeraallowedstate",
            "localsocket",
            "localsocketaddress",
            "maxallowedpacket",
            "permitmysqlscheme",
            "permitredirect",
            "restrictedauth",
            "serverrsapublickeyfile",
            "serversslcert",
            "serviceprincipalname",
            "sockettimeout",
            "sslmode",
            "tcpabortiveclose",
            "tcpkeepalive",
            "tcpkeepcount",
            "tcpkeepidle",
            "tcpkeepinterval",
            "truststore",
            "truststoretype",
            "usecompression",
            "useipforkillquery",
            "usereadaheadinput");

    @Override
    public boolean accepts(String url) {
        return url.regionMatches(true, 0, MARIADB, 0, MARIADB.length())
                || url.regionMatches(true, 0, MYSQL, 0, MYSQL.length());
    }

    /** The driver knows no escapes. */
    @Override
    public Map<String, String> properties(String url) {
        Map<String, String> found = new LinkedHashMap<>();
        int start = url.indexOf('?');
        if (start >= 0) {
            for (String setting : url.substring(start + 1).split("&", -1)) {
                int equals = setting.indexOf('=');
                String key = equals < 0 ? setting : setting.substring(0, equals);
                if (!key.isEmpty()) {
                    found.put(key.toLowerCase(Locale.ROOT), equals < 0 ? "" : setting.substring(equals + 1));
                }
            }
        }
        return found;
    }

    @Override
    public Set<String> safeProperties() {
        return SAFE;
    }

    @Override
    public Set<String> credentialProperties() {
        return Set.of(
                "user", "password", "password2", "password3", "keypassword", "keystorepassword", "truststorepassword");
    }

    @Override
    public @Nullable String fault(String url) {
        int end = url.indexOf('?');
        String where = url.substring(0, end < 0 ? url.length() : end);
        if (!url.startsWith(MARIADB) && !url.startsWith(MYSQL)) {
            return "has capitals in its scheme: write " + MARIADB + " or " + MYSQL;
        }
        if (where.contains("@")) {
            return "holds an '@' before the database: write user and password as keys of the connection";
        }
        int hosts = where.indexOf("//");
        int database = hosts < 0 ? -1 : where.indexOf('/', hosts + 2);
        return database < 0 || database == where.length() - 1
                ? "names no database: staging tables and names without a schema need one (jdbc:mariadb://host:3306/dw)"
                : null;
    }
}
