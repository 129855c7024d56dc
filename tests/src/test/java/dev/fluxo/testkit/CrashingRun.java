package dev.fluxo.testkit;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Status;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import org.h2.api.Trigger;

/** Loads a project in a process of its own, which dies at once when a given table is written for the n-th time, or at the n-th call of a driver. */
public final class CrashingRun implements Trigger {
    static final int KILLED = 137;

    private static int left = Integer.getInteger("crash.after", Integer.MAX_VALUE);

    private String table = "";

    /** Arms a table: only a process that was started to crash there takes notice. */
    static void arm(Database database, String table) {
        database.execute("CREATE TRIGGER crash_%1$s BEFORE INSERT, UPDATE ON %2$s FOR EACH ROW CALL '%3$s'"
                .formatted(table.replace('.', '_'), table, CrashingRun.class.getName()));
    }

    /** The only argument is the pipelines folder. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int call = Integer.getInteger("crash.call", 0);
        if (call > 0) {
            // The real ones, which it would not find any more.
            DriverManager.getDrivers();
            Thread.currentThread().setContextClassLoader(FaultyDriver.loader(folder.resolveSibling("drivers")));
            FaultyDriver.arm(call, () -> Runtime.getRuntime().halt(KILLED));
        }
        System.exit(run(folder) == RunStatus.SUCCESS ? 0 : 1);
    }

    /** Loads all entities of the folder, reads them again, or heals them. */
    static RunStatus run(Path folder) {
        EngineSettings settings = new EngineSettings(folder, null, name -> null, name -> null, server -> null);
        try (Engine engine = Engine.open(settings)) {
            if (Boolean.getBoolean("crash.heal")) {
                return heal(engine);
            }
            RunResult result = Boolean.getBoolean("crash.backfill")
                    ? engine.backfill(BackfillOptions.of(Selection.ALL))
                    : engine.run(Workshop.options(false));
            result.entities().stream()
                    .map(EntityResult::problem)
                    .filter(Objects::nonNull)
                    .forEach(problem -> System.out.println(problem.placed()));
            return result.status();
        }
    }

    private static RunStatus heal(Engine engine) {
        List<Reconciled> healed = engine.heal(Selection.ALL);
        healed.stream()
                .flatMap(one -> one.problems().stream())
                .forEach(problem -> System.out.println(problem.placed()));
        return healed.stream().allMatch(one -> one.status() == Status.EQUAL) ? RunStatus.SUCCESS : RunStatus.FAILED;
    }

    @Override
    public void init(Connection connection, String schema, String name, String tableName, boolean before, int type) {
        table = schema + "." + tableName;
    }

    @Override
    public void fire(Connection connection, Object[] oldRow, Object[] newRow) {
        if (table.equalsIgnoreCase(System.getProperty("crash.table")) && --left == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
