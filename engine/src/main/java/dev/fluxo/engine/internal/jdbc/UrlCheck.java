package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Dialects;
import dev.fluxo.engine.spi.UrlRules;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Whether a connection's URL and properties are harmless: some make the driver run code or read files. */
public final class UrlCheck {
    private UrlCheck() {}

    /** Every problem, without opening anything. */
    public static List<Problem> check(ConnectionSettings settings) {
        return check(settings, true);
    }

    /** As {@link #check}, as far as the text tells: what is not defined here says nothing, and is checked when it is opened. */
    public static List<Problem> checkWritten(ConnectionSettings settings) {
        boolean known = !settings.url().contains(ConnectionSettings.UNKNOWN);
        return check(settings, known);
    }

    private static List<Problem> check(ConnectionSettings settings, boolean known) {
        Problems problems = new Problems();
        Dialect dialect = Dialects.forUrl(settings.url());
        if (dialect == null) {
            if (known) {
                problems.add(unsupported(settings));
            }
            return problems.all();
        }
        UrlRules rules = dialect.urls();
        Set<String> names = new TreeSet<>(rules.properties(settings.url()).keySet());
        settings.properties().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        names.removeIf(name -> !known && name.contains(ConnectionSettings.UNKNOWN));
        checkCredentials(settings, rules, names, problems);
        names.removeAll(rules.credentialProperties());
        names.removeAll(rules.safeProperties());
        if (!names.isEmpty() && !settings.allowUnsafeUrl()) {
            problems.error(
                    Code.URL_UNSAFE,
                    settings.at(),
                    "connection '" + settings.name() + "' sets " + String.join(", ", names)
                            + ", which can make the driver run code or read files",
                    "remove it, or write allow_unsafe_url: true if you know that it is harmless");
        }
        if (known) {
            checkPlace(settings, rules, problems);
        }
        return problems.all();
    }

    private static void checkCredentials(
            ConnectionSettings settings, UrlRules rules, Set<String> names, Problems problems) {
        for (String name : names) {
            if (rules.credentialProperties().contains(name)) {
                problems.error(
                        Code.CREDENTIAL_IN_URL,
                        settings.at(),
                        "the URL or the properties of connection '" + settings.name() + "' hold '" + name + "'",
                        "write user and password as keys of the connection, or use server_id");
            }
        }
    }

    private static void checkPlace(ConnectionSettings settings, UrlRules rules, Problems problems) {
        String fault = rules.fault(settings.url());
        if (fault != null && !settings.allowUnsafeUrl()) {
            problems.error(
                    Code.URL_UNSAFE, settings.at(), "the URL of connection '" + settings.name() + "' " + fault, null);
        }
        if (settings.setup() != null && !rules.isEmbedded(settings.url())) {
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    settings.at(),
                    "'setup' of connection '" + settings.name() + "' fills embedded databases, and this one is on a"
                            + " server",
                    "remove it, and create the tables there yourself");
        }
    }

    static Problem unsupported(ConnectionSettings settings) {
        return Problem.error(
                Code.DATABASE_UNSUPPORTED,
                settings.at(),
                "connection '" + settings.name() + "' is of a database that this version does not support",
                "supported: " + String.join(", ", Dialects.names()));
    }
}
