package dev.fluxo.testkit;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tables of ctl and audit, which on a server are made on purpose, as `mvn etl:init` does it. */
public final class ControlTables {
    private ControlTables() {}

    /** @param connection as project.yaml describes it, without braces */
    public static void create(String connection) {
        try {
            Path folder = Files.createTempDirectory("control");
            Path project = folder.resolve("project.yaml");
            Path entity = folder.resolve("customers.yaml");
            Files.writeString(project, """
                    version: 1
                    control: dw
                    profiles: { test: { connections: { dw: { %s } } } }
                    """.formatted(connection));
            Files.writeString(entity, Shop.SPEC.replace("connection: src", "connection: dw"));
            try (Engine engine = Engine.open(EngineSettings.of(folder, null))) {
                engine.init();
            } finally {
                Files.delete(project);
                Files.delete(entity);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
