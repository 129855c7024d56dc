package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/**
 * Creates the tables of ctl and audit, or upgrades them. Several first runs may come at once: a lock of the database lets in one after
 * the other. Flyway's own lock is not enough where each DDL commits, and so ends it: then two runs apply one script side by side, one
 * of them fails, and what it notes as failed stops every later run.
 */
final class ControlMigration {
    private static final String LOCK = "control tables";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int ATTEMPTS = 5;

    private final Database control;
    private boolean prepared;

    ControlMigration(Database control) {
        this.control = control;
    }

    /**
     * Returns when the tables are of this version or a later one, whoever made them.
     *
     * @throws FluxoException with CONTROL_MISSING where they cannot be made, or are being made by someone else for longer than a minute
     */
    void run() {
        long begun = System.nanoTime();
        int failures = 0;
        while (true) {
            try {
                if (isDone()) {
                    return;
                }
            } catch (FluxoException e) {
                failures++;
                if (failures == ATTEMPTS || !mayPass(e.first().code())) {
                    throw e;
                }
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw FluxoException.of(
                        Code.CONTROL_MISSING,
                        "the control tables of connection '" + control.name()
                                + "' are being made by another session, for " + PATIENCE.toSeconds() + " s and more",
                        "wait until it ends, or end it");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Two sessions may still make the schema at once, or one read the catalog while the other changes it. */
    private static boolean mayPass(Code code) {
        return code != Code.PERMISSION_DENIED && code != Code.INTERRUPTED;
    }

    /** False where another session is at it. */
    private boolean isDone() {
        if (!prepared) {
            prepare();
            prepared = true;
        }
        NamedLock turn = NamedLock.tryAcquire(control, LOCK);
        if (turn == null) {
            return false;
        }
        try {
            if (!ControlSchema.isCurrent(control)) {
                migrate();
            }
            return true;
        } finally {
            turn.closeAndForget();
        }
    }

    /** Before Flyway does it: it would try again for ten seconds where the permission is missing. */
    private void prepare() {
        try (Session session = control.books()) {
            for (Sql sql : control.dialect().createControlSchema()) {
                session.update(sql);
            }
            session.commit();
        }
    }

    private void migrate() {
        try {
            Flyway flyway = flyway();
            if (Arrays.stream(flyway.info().all()).anyMatch(script -> script.getState() == MigrationState.FAILED)) {
                // Noted where DDL cannot be rolled back. There the scripts say IF NOT EXISTS throughout, and are
                // applied once more.
                flyway.repair();
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw notMade(e);
        }
    }

    private Flyway flyway() {
        String schema = control.dialect().controlSchema();
        return Flyway.configure(ControlMigration.class.getClassLoader())
                .dataSource(control.dataSource())
                .locations(
                        "classpath:dev/fluxo/sql/control/" + control.dialect().name())
                .schemas(schema)
                .defaultSchema(schema)
                .table(ControlSchema.HISTORY)
                .createSchemas(false)
                // The schema may hold tables before there is a history: the database's lock, or what an administrator
                // keeps there.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .loggers(FlywayAtDebug.class.getName())
                .load();
    }

    private FluxoException notMade(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                return control.translate("creating the control tables", failure);
            }
        }
        return new FluxoException(
                Problem.error(
                        Code.CONTROL_MISSING,
                        null,
                        "the control tables cannot be created in connection '" + control.name() + "': "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                        Advice.of("let an administrator run ", Action.INIT)),
                e);
    }
}
