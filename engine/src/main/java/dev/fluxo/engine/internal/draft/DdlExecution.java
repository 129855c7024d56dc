package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.TargetDdl;
import dev.fluxo.engine.spi.Sql;

/** Executes the DDL of a target: in one transaction, where the database has such for DDL. */
public final class DdlExecution {
    private DdlExecution() {}

    /** @throws FluxoException with the statement that is refused */
    public static void run(TargetDdl ddl, Database target) {
        if (ddl.statements().isEmpty()) {
            return;
        }
        try (Session session = target.session()) {
            for (String statement : ddl.statements()) {
                execute(statement, ddl, session);
            }
            session.commit();
        }
    }

    private static void execute(String statement, TargetDdl ddl, Session session) {
        try {
            session.update(Sql.of(statement.replaceFirst(";$", "")));
        } catch (FluxoException e) {
            String first = statement.lines().findFirst().orElse(statement);
            throw new FluxoException(
                    Problem.error(
                            Code.DDL_REFUSED,
                            null,
                            "connection '" + ddl.connection() + "' refuses to make " + ddl.table()
                                    + " what it has to be, at `" + first + "`: "
                                    + e.first().message(),
                            "what was done of this table before may be undone or not, as the database has it: look at it, and"
                                    + " call it again"),
                    e);
        }
    }
}
