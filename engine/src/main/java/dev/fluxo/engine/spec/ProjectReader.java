package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.model.ConnectionSettings.Timeouts;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.Secret;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads project.yaml, and resolves the chosen profile: no other profile's variables need to be defined. */
final class ProjectReader {
    private final SpecRequest request;
    private final Path folder;
    private final Problems problems;
    private final Lookups lookups;

    ProjectReader(SpecRequest request, Path folder, Problems problems) {
        this.request = request;
        this.folder = folder;
        this.problems = problems;
        this.lookups = new Lookups(request, folder, problems);
    }

    /** Null where no profile can be chosen. */
    @Nullable
    ProjectSpec read(Node document) {
        ProjectLanguage.PROJECT.check(SpecFiles.PROJECT, document, problems);
        Fields project = Fields.of(document);
        if (!(project.node("profiles") instanceof Node.Mapping profiles)) {
            return null;
        }
        String profile = chosen(project, profiles);
        if (profile == null) {
            return null;
        }
        Map<String, ConnectionSettings> connections = new LinkedHashMap<>();
        Fields chosen = Fields.of(profiles.get(profile)).child("connections");
        if (Fields.of(profiles.get(profile)).node("connections") instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                String name = entry.key().text();
                connections.put(name, connection(name, entry.key().at(), chosen.child(name)));
            }
        }
        Located<String> control = project.text("control");
        if (control != null && !connections.containsKey(control.value())) {
            unknownConnection(control, profile, connections, problems);
        }
        return new ProjectSpec(profile, connections, control);
    }

    static void unknownConnection(
            Located<String> name, String profile, Map<String, ConnectionSettings> connections, Problems problems) {
        problems.error(
                Code.SPEC_UNKNOWN_CONNECTION,
                name.at(),
                "profile '" + profile + "' has no connection '" + name.value() + "'",
                NearestName.hintOrList(name.value(), connections.keySet()));
    }

    private @Nullable String chosen(Fields project, Node.Mapping profiles) {
        List<String> known =
                profiles.entries().stream().map(entry -> entry.key().text()).toList();
        Located<String> named = project.text("profile");
        String wanted = request.profile() != null ? request.profile() : named == null ? null : named.value();
        if (wanted == null && known.size() == 1) {
            return known.get(0);
        }
        if (wanted == null) {
            problems.error(
                    Code.SPEC_UNKNOWN_PROFILE,
                    project.at("profiles"),
                    "no profile is chosen",
                    "write profile: in project.yaml or use -Detl.profile; " + NearestName.hintOrList("", known));
            return null;
        }
        if (!known.contains(wanted)) {
            Location at = request.profile() != null || named == null ? null : named.at();
            problems.error(
                    Code.SPEC_UNKNOWN_PROFILE,
                    at,
                    "there is no profile '" + wanted + "'",
                    NearestName.hintOrList(wanted, known));
            return null;
        }
        return wanted;
    }

    private ConnectionSettings connection(String name, Location at, Fields fields) {
        String url = resolved(fields, "url");
        Map<String, String> properties = new LinkedHashMap<>();
        if (fields.node("properties") instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.value() instanceof Node.Scalar scalar) {
                    properties.put(entry.key().text(), lookups.resolve(scalar.text(), scalar.at()));
                }
            }
        }
        String user = resolved(fields, "user");
        String password = resolved(fields, "password");
        Secret secret = password == null ? null : secret(password);
        Located<String> server = fields.text("server_id");
        if (server != null) {
            SpecRequest.Credentials found = request.servers().apply(server.value());
            if (found == null) {
                problems.error(
                        Code.SPEC_UNKNOWN_SERVER,
                        server.at(),
                        "settings.xml has no server '" + server.value() + "'",
                        "add it to the servers of ~/.m2/settings.xml");
            } else {
                user = found.user() == null ? user : found.user();
                secret = found.password() == null
                        ? secret
                        : secret(found.password().reveal());
            }
        }
        return new ConnectionSettings(
                name,
                url == null ? "" : url,
                user,
                secret,
                properties,
                fields.child("pool").integer("size", ConnectionSettings.DEFAULT_POOL_SIZE),
                timeouts(fields.child("timeouts")),
                setup(fields),
                fields.flag("allow_unsafe_url"),
                at);
    }

    private @Nullable String resolved(Fields fields, String key) {
        Located<String> text = fields.text(key);
        return text == null ? null : lookups.resolve(text.value(), text.at());
    }

    private Secret secret(String value) {
        request.redactor().add(value);
        return new Secret(value);
    }

    private @Nullable Path setup(Fields fields) {
        String script = resolved(fields, "setup");
        return script == null ? null : folder.resolve(script).normalize();
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
