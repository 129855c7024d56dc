package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of ctl and audit, versioned by Flyway. */
public final class ControlSchema {
    /** Of the newest script in {@code sql/control}. */
    static final int VERSION = 3;

    static final String HISTORY = "flyway_schema_history";

    private ControlSchema() {}

    /**
     * Makes sure that the tables are there and of this version or a later one. Only a change starts Flyway, and only
     * one session at a time makes it.
     *
     * @param create create and upgrade them; otherwise only look
     * @return whether they had to be created or upgraded
     * @throws FluxoException with CONTROL_MISSING, CONTROL_OUTDATED or CONTROL_UNFIT
     */
    public static boolean ensure(Database control, boolean create) {
        if (isCurrent(control)) {
            return false;
        }
        if (!create) {
            throw new FluxoException(outdated(control, version(control) == null));
        }
        new ControlMigration(control).run();
        return true;
    }

    /** Whether the tables are there and of this version or a later one. Only looks. */
    public static boolean exists(Database control) {
        return isCurrent(control);
    }

    static boolean isCurrent(Database control) {
        Integer found = version(control);
        return found != null && found >= VERSION;
    }

    /** The newest script that was applied; null where none was. */
    private static @Nullable Integer version(Database control) {
        Dialect dialect = control.dialect();
        TableName history = new TableName(dialect.controlSchema(), HISTORY);
        boolean missing = control.catalogOfBooks().table(history) == null;
        checkFit(control);
        if (missing) {
            return null;
        }
        // The greatest is found here: there is no cast to a whole number that every database has.
        Sql sql = Sql.of(
                "SELECT %s FROM %s WHERE %s = ? AND %s IS NOT NULL"
                        .formatted(
                                dialect.quote("version"),
                                dialect.quote(history),
                                dialect.quote("success"),
                                dialect.quote("version")),
                Binds.flag(true));
        try (Session session = control.books()) {
            return session.query(sql, row -> Integer.valueOf(Objects.requireNonNull(row.text(1)))).stream()
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    /** What it is, is known once it was asked for anything. */
    private static void checkFit(Database control) {
        String why = control.dialect().notControl();
        if (why != null) {
            throw new FluxoException(Problem.error(
                    Code.CONTROL_UNFIT,
                    null,
                    "connection '" + control.name() + "' cannot hold the control tables (ctl, audit): it is " + why,
                    "name another connection by control: in project.yaml"));
        }
    }

    private static Problem outdated(Database control, boolean missing) {
        String words = missing
                ? "connection '" + control.name() + "' has no control tables (ctl, audit)"
                : "the control tables of connection '" + control.name() + "' are of an older version";
        return Problem.error(
                missing ? Code.CONTROL_MISSING : Code.CONTROL_OUTDATED,
                null,
                words,
                Advice.of("run ", Action.INIT, " once"));
    }
}
