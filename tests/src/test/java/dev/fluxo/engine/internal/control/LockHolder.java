package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.testkit.TestDatabases;
import java.io.IOException;
import java.util.Map;

/** A process that begins to load an entity, says its run's id, and never ends by itself. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try (Databases databases =
                new Databases(Map.of("dw", () -> TestDatabases.settings("dw", args[0])), new Redactor())) {
            Database control = databases.get("dw");
            String runId = RunIds.next();
            try (RunLock alive = RunLock.of(control, runId);
                    EntityLock lock = EntityLock.acquire(control, "dim_a")) {
                ControlDatabase.begin(control, runId, "dim_a");
                System.out.println(runId + (alive == null || lock == null ? "?" : ""));
                System.out.println(System.in.readAllBytes().length + " bytes were not expected");
            }
        }
    }
}
