package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.spi.ConnectionSettings;
import java.time.Duration;
import java.util.List;

/** The keys of project.yaml: what the reader accepts and the JSON Schema describes. */
final class ProjectLanguage {
    /** Drivers count time-outs in milliseconds, in an int. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(24);

    static final Shape POOL = new Shape(
            "pool",
            List.of(Key.preset(
                    "size",
                    Types.integer(3),
                    "Most connections at a time: one entity needs up to three.",
                    String.valueOf(ConnectionSettings.DEFAULT_POOL_SIZE))));

    static final Shape TIMEOUTS = new Shape(
            "timeouts",
            List.of(
                    wait("connect", "The longest wait for a connection.", "15s"),
                    wait("socket", "The longest silence of the network; 0s: for ever.", "30m"),
                    wait("statement", "The longest a statement may take; 0s: for ever.", "30m"),
                    wait("lock", "The longest wait for a lock.", "30s")));

    static final Shape CONNECTION = new Shape(
            "a connection",
            List.of(
                    Key.required(
                            "url",
                            Types.text(),
                            "The JDBC URL, without user and password.",
                            "'jdbc:sqlserver://${env:DW_HOST};databaseName=dw'"),
                    Key.optional("user", Types.setting(), "The user, best as ${env:…}.", "'${env:DW_USER}'"),
                    Key.optional(
                            "password",
                            Types.setting(),
                            "The password, best as ${env:…} or ${file:/run/secrets/…}: it is masked everywhere.",
                            "'${env:DW_PASSWORD}'"),
                    Key.optional(
                            "server_id",
                            Types.text(),
                            "Where user and password stand outside the specs: a server of Maven's settings.xml; for `fluxo`, variables of the environment.",
                            "dw"),
                    Key.optional(
                            "properties",
                            new MapType(Types.setting(), 0),
                            "Further properties for the driver.",
                            "{ applicationName: fluxo }"),
                    Key.optional("pool", POOL, "The pool of connections.", "{ size: 4 }"),
                    Key.optional("timeouts", TIMEOUTS, "The longest waits.", "{ statement: 2h }"),
                    Key.optional(
                            "setup",
                            Types.text(),
                            "A script that creates and fills an embedded database on first use; relative to this file.",
                            "../sql/demo/dw-h2.sql"),
                    Key.optional(
                            "stage_schema",
                            Types.text(),
                            "The schema in which workers of another engine make the tables that they fill; by default that of the target.",
                            "etl_stage"),
                    Key.preset(
                            "allow_unsafe_url",
                            Types.flag(),
                            "Accept URL properties outside the list of harmless ones.",
                            "false")));

    static final Shape PROFILE = new Shape(
            "a profile",
            List.of(
                    Key.required(
                            "connections",
                            new MapType(new ConnectionType(), 1),
                            "The connections, by name.",
                            "{ dw: { url: 'jdbc:h2:mem:dw' } }"),
                    Key.optional(
                            "observe",
                            new ObserveType(),
                            "Who listens to the runs of this profile; a section here stands in the place of the project's.",
                            "{}")));

    static final Shape DEFAULTS = new Shape(
            "defaults",
            List.of(
                    key("batch_size"),
                    key("commit"),
                    key("on_error"),
                    key("max_rejects"),
                    Key.optional("source", only(EntityLanguage.SOURCE, "connection"), "Defaults of source.", "{}"),
                    Key.optional(
                            "watermark",
                            only(EntityLanguage.WATERMARK, "clock", "fence", "lag", "lookback", "on_null"),
                            "Defaults of watermark, for entities that have one.",
                            "{ lag: 30s }"),
                    Key.optional(
                            "target",
                            only(
                                    EntityLanguage.TARGET,
                                    "connection",
                                    "strategy",
                                    "write",
                                    "loaded_at",
                                    "inserted_at",
                                    "run_id",
                                    "on_delete",
                                    "deleted_at",
                                    "max_deletes"),
                            "Defaults of target.",
                            "{ connection: dw }")));

    static final Shape PROJECT = new Shape(
            "project.yaml",
            List.of(
                    Key.required("version", Types.version(), "The version of the spec language.", "1"),
                    Key.optional(
                            "control",
                            Types.text(),
                            "The connection that holds the schemas ctl and audit. Without it: the only target.",
                            "dw"),
                    Key.optional(
                            "observe",
                            new ObserveType(),
                            "Who listens to runs: lineage, metrics, notifications. Without it: nobody.",
                            "{}"),
                    Key.optional("defaults", DEFAULTS, "Merged into every entity, key by key.", "{ on_error: fail }"),
                    Key.optional(
                            "profile",
                            Types.text(),
                            "The profile to use when the parameter profile is absent.",
                            "demo"),
                    Key.required(
                            "profiles",
                            new MapType(PROFILE, 1),
                            "Sets of connections, by name.",
                            "{ demo: { connections: { dw: { url: 'jdbc:h2:mem:dw' } } } }")));

    private ProjectLanguage() {}

    private static Key wait(String name, String description, String preset) {
        return Key.preset(name, Types.duration(LONGEST_WAIT), description, preset);
    }

    private static Key key(String name) {
        return EntityLanguage.entity(List.of()).keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow()
                .asDefault();
    }

    private static Shape only(Shape shape, String... kept) {
        List<String> names = List.of(kept);
        return new Shape(
                "defaults." + shape.name(),
                shape.keys().stream()
                        .filter(key -> names.contains(key.name()))
                        .map(Key::asDefault)
                        .toList());
    }
}
