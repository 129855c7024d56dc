package dev.fluxo.engine.control;

import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;

/** The tables of ctl and audit, versioned by Flyway. */
public final class ControlSchema {
    private ControlSchema() {}

    /**
     * Makes sure that the tables are there and of this version.
     *
     * @param create create and upgrade them; otherwise only look
     * @throws FluxoException with CONTROL_MISSING or CONTROL_OUTDATED
     */
    public static void ensure(Database control, boolean create) {
        // Opened once outside Flyway, so that a database that cannot be reached is said in our words.
        control.session().close();
        Flyway flyway = Flyway.configure(ControlSchema.class.getClassLoader())
                .dataSource(control.dataSource())
                .locations(
                        "classpath:dev/fluxo/sql/control/" + control.dialect().name())
                .schemas(control.dialect().controlSchema())
                .defaultSchema(control.dialect().controlSchema())
                .createSchemas(true)
                .loggers("slf4j")
                .load();
        try {
            MigrationInfoService info = flyway.info();
            if (info.pending().length == 0) {
                return;
            }
            if (!create) {
                throw new FluxoException(outdated(control, info.applied().length == 0));
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new FluxoException(
                    Problem.error(
                            Code.CONTROL_MISSING,
                            null,
                            "the control tables cannot be created in connection '" + control.name() + "': "
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse(""),
                            "let an administrator run mvn etl:init"),
                    e);
        }
    }

    private static Problem outdated(Database control, boolean missing) {
        String words = missing
                ? "connection '" + control.name() + "' has no control tables (ctl, audit)"
                : "the control tables of connection '" + control.name() + "' are of an older version";
        return Problem.error(
                missing ? Code.CONTROL_MISSING : Code.CONTROL_OUTDATED, null, words, "run mvn etl:init once");
    }
}
