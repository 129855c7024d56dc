package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.UrlRules;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:sqlserver://host\instance:port;key=value;key={value};…}. Properties that load a class (trustManagerClass,
 * socketFactoryClass, accessTokenCallbackClass), send a login elsewhere (enclaveAttestationUrl) or read a file of rules
 * (retryExec) are not in the list.
 */
final class SqlServerUrls implements UrlRules {
    private static final String PREFIX = "jdbc:sqlserver:";

    private static final Set<String> SAFE = Set.of(
            "app",
            "applicationintent",
            "applicationname",
            "authentication",
            "authenticationscheme",
            "calcbigdecimalprecision",
            "cancelquerytimeout",
            "clientcertificate",
            "clientkey",
            "connectretrycount",
            "connectretryinterval",
            "connecttimeout",
            "database",
            "databasename",
            "delayloadinglobs",
            "disablestatementpooling",
            "domain",
            "domainname",
            "encrypt",
            "failoverpartner",
            "fips",
            "hostnameincertificate",
            "instancename",
            "integratedsecurity",
            "ipaddresspreference",
            "jaasconfigurationname",
            "locktimeout",
            "logintimeout",
            "maxresultbuffer",
            "msiclientid",
            "multisubnetfailover",
            "packetsize",
            "port",
            "portnumber",
            "preparemethod",
            "querytimeout",
            "realm",
            "responsebuffering",
            "selectmethod",
            "sendstringparametersasunicode",
            "server",
            "servercertificate",
            "servername",
            "servernameasace",
            "serverpreparedstatementdiscardthreshold",
            "serverspn",
            "sockettimeout",
            "sslprotocol",
            "statementpoolingcachesize",
            "transparentnetworkipresolution",
            "trusted_connection",
            "trustservercertificate",
            "truststore",
            "truststoretype",
            "usedefaultgsscredential",
            "usedefaultjaasconfig",
            "usefmtonly",
            "workstationid");

    private static final Set<String> CREDENTIALS = Set.of(
            "user",
            "username",
            "uid",
            "password",
            "pwd",
            "accesstoken",
            "aadsecureprincipalid",
            "aadsecureprincipalsecret",
            "clientkeypassword",
            "keystoresecret",
            "keyvaultproviderclientkey",
            "truststorepassword");

    @Override
    public boolean accepts(String url) {
        return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    @Override
    public Map<String, String> properties(String url) {
        Map<String, String> found = new LinkedHashMap<>();
        int at = url.indexOf(';') + 1;
        while (at > 0 && at < url.length()) {
            int nameEnd = nameEnd(url, at);
            boolean hasValue = nameEnd < url.length() && url.charAt(nameEnd) == '=';
            int end = hasValue ? valueEnd(url, nameEnd + 1) : nameEnd;
            String key = url.substring(at, nameEnd).strip();
            if (!key.isEmpty()) {
                found.put(key.toLowerCase(Locale.ROOT), hasValue ? value(url, nameEnd + 1, end) : "");
            }
            at = end + 1;
        }
        return found;
    }

    private static int nameEnd(String url, int from) {
        int at = from;
        while (at < url.length() && url.charAt(at) != ';' && url.charAt(at) != '=') {
            at++;
        }
        return at;
    }

    /** The semicolon after a value; within braces semicolons count for nothing, and a brace is doubled. */
    private static int valueEnd(String url, int from) {
        int at = from;
        if (url.substring(from).stripLeading().startsWith("{")) {
            at = url.indexOf('}', from);
            while (at >= 0 && url.startsWith("}}", at)) {
                at = url.indexOf('}', at + 2);
            }
        }
        int semicolon = at < 0 ? -1 : url.indexOf(';', at);
        return semicolon < 0 ? url.length() : semicolon;
    }

    private static String value(String url, int from, int end) {
        String value = url.substring(from, end).strip();
        return value.startsWith("{") && value.endsWith("}")
                ? value.substring(1, value.length() - 1).replace("}}", "}")
                : value;
    }

    @Override
    public Set<String> safeProperties() {
        return SAFE;
    }

    @Override
    public Set<String> credentialProperties() {
        return CREDENTIALS;
    }

    @Override
    public @Nullable String fault(String url) {
        if (!url.startsWith(PREFIX + "//")) {
            return "does not begin with '" + PREFIX + "//', in lower case";
        }
        int end = url.indexOf(';');
        String server = url.substring(PREFIX.length(), end < 0 ? url.length() : end);
        return server.contains("@")
                ? "holds an '@' in the server's name: write user and password as keys of the connection"
                : null;
    }
}
