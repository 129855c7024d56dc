package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.ConnectionKey;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Dialects;
import dev.fluxo.engine.spi.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one connection of the chosen profile: resolves its look-ups, fetches its login, hides its secrets. */
final class ConnectionReader {
    /** Masking a shorter name would garble every message: {@code sa} is in many words. */
    private static final int SHORTEST_MASKED_USER = 4;

    private final SpecRequest request;
    private final Path folder;
    private final Lookups lookups;
    private final Problems problems = new Problems();

    private ConnectionReader(SpecRequest request, Path folder, Lookups lookups) {
        this.request = request;
        this.folder = folder;
        this.lookups = lookups;
    }

    /** Null, and problems, where it has errors that no environment can heal. */
    static @Nullable ConnectionSpec read(SpecRequest request, Path folder, Node.Entry entry, Problems problems) {
        Problems found = new Problems();
        Lookups lookups = new Lookups(request, folder);
        new ConnectionType().check(entry.key().text(), entry.value(), found);
        lookups.checkSyntax(entry.value(), found);
        checkSetup(entry.value(), found);
        problems.addAll(found.all());
        if (found.hasErrors()) {
            // What stands in the open is a secret all the same.
            new ConnectionReader(request, folder, lookups.asFarAsKnown()).settings(entry, false);
            return null;
        }
        ConnectionSettings written =
                new ConnectionReader(request, folder, lookups.asFarAsKnown()).settings(entry, false);
        checkKeys(entry.value(), written.url(), problems);
        return new ConnectionSpec(written, () -> new ConnectionReader(request, folder, lookups).attempt(entry, true));
    }

    /** @param login also that of a {@code server_id}, which may have to be decrypted */
    private ConnectionSpec.Attempt attempt(Node.Entry entry, boolean login) {
        ConnectionSettings settings = settings(entry, login);
        return new ConnectionSpec.Attempt(settings, problems.all());
    }

    private ConnectionSettings settings(Node.Entry entry, boolean withLogin) {
        return settings(entry.key().text(), entry.key().at(), Fields.of(entry.value()), withLogin);
    }

    private ConnectionSettings settings(String name, Location at, Fields fields, boolean withLogin) {
        String url = resolved(fields, "url");
        Map<String, String> properties = properties(fields.node("properties"));
        UrlSecrets.hide(url == null ? "" : url, properties, request.redactor());
        String user = resolved(fields, "user");
        Secret password = secret(resolved(fields, "password"));
        SpecRequest.Credentials login = withLogin ? login(fields.text("server_id")) : null;
        if (login != null) {
            user = login.user() == null ? user : login.user();
            password = login.password() == null ? password : login.password();
        }
        return new ConnectionSettings(
                name,
                url == null ? "" : url,
                user,
                password,
                properties,
                fields.child("pool").integer("size", ConnectionSettings.DEFAULT_POOL_SIZE),
                timeouts(fields.child("timeouts")),
                setup(fields.text("setup")),
                fields.flag("allow_unsafe_url"),
                keys(fields),
                resolved(fields, "stage_schema"),
                at);
    }

    private @Nullable String resolved(Fields fields, String key) {
        Located<String> text = fields.text(key);
        return text == null ? null : lookups.resolve(text.value(), text.at(), problems);
    }

    private Map<String, String> properties(@Nullable Node node) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.value() instanceof Node.Scalar scalar) {
                    properties.put(entry.key().text(), lookups.resolve(scalar.text(), scalar.at(), problems));
                }
            }
        }
        return properties;
    }

    private Map<String, List<String>> keys(Fields fields) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (ConnectionKey key : Dialects.connectionKeys()) {
            if (fields.node(key.name()) instanceof Node.Sequence sequence) {
                List<String> values = new ArrayList<>();
                for (Node item : sequence.items()) {
                    if (item instanceof Node.Scalar scalar) {
                        String value = lookups.resolve(scalar.text(), scalar.at(), problems);
                        values.add(key.paths() ? absolute(key, value, scalar.at()) : value);
                    }
                }
                keys.put(key.name(), values);
            }
        }
        return keys;
    }

    private String absolute(ConnectionKey key, String path, Location at) {
        try {
            return folder.resolve(path).normalize().toString();
        } catch (InvalidPathException e) {
            problems.error(Code.SPEC_BAD_VALUE, at, key.name() + ": this is no path", null);
            return path;
        }
    }

    /** What another database than that of the URL would understand. */
    private static void checkKeys(Node connection, String url, Problems problems) {
        Dialect dialect = Dialects.forUrl(url);
        if (dialect == null || !(connection instanceof Node.Mapping mapping)) {
            return;
        }
        for (ConnectionKey key : Dialects.connectionKeys()) {
            Node.Entry entry = mapping.entry(key.name());
            if (entry != null && !dialect.connectionKeys().contains(key)) {
                problems.error(
                        Code.SPEC_BAD_VALUE,
                        entry.key().at(),
                        "'" + key.name() + "' says nothing to " + dialect.name() + ", the database of this connection",
                        "take it out, or correct the URL");
            }
        }
    }

    private @Nullable Secret secret(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!value.contains(ConnectionSettings.UNKNOWN)) {
            request.redactor().add(value);
        }
        return new Secret(value);
    }

    private SpecRequest.@Nullable Credentials login(@Nullable Located<String> server) {
        if (server == null) {
            return null;
        }
        String id = lookups.resolve(server.value(), server.at(), problems);
        SpecRequest.Credentials found = null;
        try {
            found = request.servers().apply(id);
            if (found == null) {
                problems.error(
                        Code.SPEC_UNKNOWN_SERVER,
                        server.at(),
                        "nobody knows the login of the server " + Shown.of(id),
                        "correct the name, or write user and password");
            }
        } catch (FluxoException e) {
            e.problems().forEach(problem -> problems.add(located(problem, server.at())));
        }
        if (found != null) {
            hide(found);
        }
        return found;
    }

    private void hide(SpecRequest.Credentials login) {
        Secret password = login.password();
        if (password != null) {
            request.redactor().add(password.reveal());
        }
        String user = login.user();
        if (user != null && user.length() >= SHORTEST_MASKED_USER) {
            request.redactor().add(user);
        }
    }

    private static Problem located(Problem problem, Location at) {
        return problem.location() != null ? problem : problem.at(at);
    }

    private @Nullable Path setup(@Nullable Located<String> script) {
        if (script == null) {
            return null;
        }
        try {
            return folder.resolve(lookups.resolve(script.value(), script.at(), problems))
                    .normalize();
        } catch (InvalidPathException e) {
            noPath(script, problems);
            return null;
        }
    }

    /** Whatever a look-up in it may give. */
    private static void checkSetup(Node connection, Problems problems) {
        Located<String> script = Fields.of(connection).text("setup");
        if (script != null && script.value().indexOf('\0') >= 0) {
            noPath(script, problems);
        }
    }

    private static void noPath(Located<String> script, Problems problems) {
        problems.error(Code.SPEC_BAD_VALUE, script.at(), "setup: this is no path of a file", null);
    }

    private static Timeouts timeouts(Fields fields) {
        Timeouts preset = Timeouts.DEFAULT;
        return new Timeouts(
                fields.duration("connect", preset.connect()),
                fields.duration("socket", preset.socket()),
                fields.duration("statement", preset.statement()),
                fields.duration("lock", preset.lock()));
    }
}
