package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.ConnectionSettings;
import java.util.List;

/** The keys of project.yaml: what the reader accepts and the JSON Schema describes. */
final class ProjectLanguage {
    static final Shape POOL = new Shape(
            "pool",
            List.of(Key.optional(
                    "size",
                    Types.integer(3),
                    "Most connections at a time: one entity needs up to three.",
                    String.valueOf(ConnectionSettings.DEFAULT_POOL_SIZE))));

    static final Shape TIMEOUTS = new Shape(
            "timeouts",
            List.of(
                    Key.optional("connect", Types.duration(), "The longest wait for a connection.", "15s"),
                    Key.optional(
                            "socket", Types.duration(), "The longest silence of the network; 0s: for ever.", "30m"),
                    Key.optional(
                            "statement", Types.duration(), "The longest a statement may take; 0s: for ever.", "30m"),
                    Key.optional("lock", Types.duration(), "The longest wait for a lock.", "30s")));

    static final Shape CONNECTION = new Shape(
            "a connection",
            List.of(
                    Key.required("url", Types.text(), "The JDBC URL, without user and password."),
                    Key.optional("user", Types.anyScalar(), "The user, best as ${env:…}."),
                    Key.optional(
                            "password", Types.anyScalar(), "The password, best as ${env:…}: it is masked everywhere."),
                    Key.optional(
                            "server_id",
                            Types.text(),
                            "The server of Maven's settings.xml that holds user and password."),
                    Key.optional("properties", Types.mapOf(Types.anyScalar()), "Further properties for the driver."),
                    Key.optional("pool", POOL, "The pool of connections."),
                    Key.optional("timeouts", TIMEOUTS, "The longest waits."),
                    Key.optional(
                            "setup",
                            Types.text(),
                            "A script that creates and fills an embedded database on first use; relative to this file."),
                    Key.optional(
                            "allow_unsafe_url",
                            Types.flag(),
                            "Accept URL properties outside the list of harmless ones.",
                            "false")));

    static final Shape PROFILE = new Shape(
            "a profile", List.of(Key.required("connections", Types.mapOf(CONNECTION), "The connections, by name.")));

    static final Shape DEFAULTS = new Shape(
            "defaults",
            List.of(
                    key("batch_size"),
                    key("commit"),
                    key("on_error"),
                    key("max_rejects"),
                    Key.optional("watermark", without(EntityLanguage.WATERMARK, "columns"), "Defaults of watermark."),
                    Key.optional("source", only(EntityLanguage.SOURCE, "connection"), "Defaults of source."),
                    Key.optional("target", without(EntityLanguage.TARGET, "table", "keys"), "Defaults of target.")));

    static final Shape PROJECT = new Shape(
            "project.yaml",
            List.of(
                    Key.required("version", Types.choice("1"), "The version of the spec language: 1."),
                    Key.optional(
                            "control",
                            Types.text(),
                            "The connection that holds the schemas ctl and audit. Default: the only target."),
                    Key.optional("defaults", DEFAULTS, "Merged into every entity, key by key."),
                    Key.optional("profile", Types.text(), "The profile to use when -Detl.profile is absent."),
                    Key.required("profiles", Types.mapOf(PROFILE), "Sets of connections, by name.")));

    private ProjectLanguage() {}

    private static Key key(String name) {
        return EntityLanguage.entity(List.of()).keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Shape without(Shape shape, String... left) {
        List<String> names = List.of(left);
        return optional(
                shape,
                shape.keys().stream().filter(key -> !names.contains(key.name())).toList());
    }

    private static Shape only(Shape shape, String... kept) {
        List<String> names = List.of(kept);
        return optional(
                shape,
                shape.keys().stream().filter(key -> names.contains(key.name())).toList());
    }

    private static Shape optional(Shape shape, List<Key> keys) {
        return new Shape(
                "defaults." + shape.name(),
                keys.stream()
                        .map(key -> new Key(key.name(), key.type(), false, key.description(), key.preset()))
                        .toList());
    }
}
