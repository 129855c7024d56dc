package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.dialect.Dialects;
import dev.fluxo.engine.dialect.UrlRules;
import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Whether a connection's URL and properties are harmless: some make the driver run code or read files. */
public final class UrlCheck {
    private UrlCheck() {}

    /** Every problem, without opening anything. */
    public static List<Problem> check(ConnectionSettings settings) {
        Problems problems = new Problems();
        Dialect dialect = Dialects.forUrl(settings.url());
        if (dialect == null) {
            Problem unsupported = unsupported(settings);
            problems.warning(unsupported.code(), settings.at(), unsupported.message(), unsupported.hint());
            return problems.all();
        }
        UrlRules rules = dialect.urls();
        Set<String> names = new TreeSet<>(rules.properties(settings.url()).keySet());
        for (String name : names) {
            if (rules.credentialProperties().contains(name)) {
                problems.error(
                        Code.CREDENTIAL_IN_URL,
                        settings.at(),
                        "the URL of connection '" + settings.name() + "' holds '" + name + "'",
                        "write user and password as keys of the connection, or use server_id");
            }
        }
        settings.properties().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
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
        return problems.all();
    }

    static Problem unsupported(ConnectionSettings settings) {
        return Problem.error(
                Code.DATABASE_UNSUPPORTED,
                settings.at(),
                "connection '" + settings.name() + "' is of a database that this version does not support",
                "supported: " + String.join(", ", Dialects.names()));
    }
}
