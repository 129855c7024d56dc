package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Sql;
import java.util.List;

/** Writes no rows into the control tables: what the database refuses is refused without them too. */
public final class ControlTrial {
    private static final List<String> STATEMENTS = List.of(
            "INSERT INTO ctl.etl_control (entity_name) SELECT entity_name FROM ctl.etl_control WHERE 1 = 0",
            "UPDATE ctl.etl_control SET version = version WHERE 1 = 0",
            "INSERT INTO audit.etl_run (run_id) SELECT run_id FROM audit.etl_run WHERE 1 = 0",
            "UPDATE audit.etl_run SET status = status WHERE 1 = 0",
            "INSERT INTO audit.etl_run_entity (run_id) SELECT run_id FROM audit.etl_run_entity WHERE 1 = 0",
            "UPDATE audit.etl_run_entity SET status = status WHERE 1 = 0",
            "INSERT INTO audit.etl_reject (run_id) SELECT run_id FROM audit.etl_reject WHERE 1 = 0",
            "UPDATE audit.etl_reject SET retried_at = retried_at WHERE 1 = 0");

    private ControlTrial() {}

    /** @throws dev.fluxo.engine.problem.FluxoException with what a run would meet; also where the tables are missing */
    public static void run(Database control) {
        ControlSchema.ensure(control, false);
        try (Session session = control.session()) {
            STATEMENTS.forEach(statement -> session.update(Sql.of(statement)));
            session.rollback();
        }
    }
}
