package dev.fluxo.engine.control;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.TableName;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The tables of ctl and audit, versioned by Flyway. */
public final class ControlSchema {
    /** Of the newest script in {@code sql/control}. */
    static final int VERSION = 3;

    private static final int ATTEMPTS = 5;
    private static final int NONE = -1;
    private static final String HISTORY = "flyway_schema_history";

    private ControlSchema() {}

    /**
     * Makes sure that the tables are there and of this version or a later one. Only a change starts Flyway.
     *
     * @param create create and upgrade them; otherwise only look
     * @return whether they had to be created or upgraded
     * @throws FluxoException with CONTROL_MISSING or CONTROL_OUTDATED
     */
    public static boolean ensure(Database control, boolean create) {
        if (isCurrent(control)) {
            return false;
        }
        if (!create) {
            throw new FluxoException(outdated(control, version(control) == null));
        }
        FluxoException failure = null;
        int attempt = 0;
        for (; attempt < ATTEMPTS && !isCurrent(control); attempt++) {
            failure = migrate(control);
            if (failure != null && failure.first().code() == Code.PERMISSION_DENIED) {
                throw failure;
            }
        }
        if (failure != null && !isCurrent(control)) {
            throw failure;
        }
        return attempt > 0;
    }

    /** Two first runs get in each other's way: the one that fails looks again, and finds what the other made. */
    private static @Nullable FluxoException migrate(Database control) {
        try (Session session = control.books()) {
            // Before Flyway does it: it would try again for ten seconds where the permission is missing.
            session.update(control.dialect().createControlSchema());
            session.commit();
            flyway(control).migrate();
            return null;
        } catch (FlywayException e) {
            return notCreated(control, e);
        } catch (FluxoException e) {
            return e;
        }
    }

    /** Whether the tables are there and of this version or a later one. Only looks. */
    public static boolean exists(Database control) {
        return isCurrent(control);
    }

    private static boolean isCurrent(Database control) {
        Integer found = version(control);
        return found != null && found >= VERSION;
    }

    /** The newest script that was applied; null where none was. */
    private static @Nullable Integer version(Database control) {
        Dialect dialect = control.dialect();
        TableName history = new TableName(dialect.controlSchema(), HISTORY);
        if (control.catalogOfBooks().table(history) == null) {
            return null;
        }
        Sql sql = Sql.of(
                "SELECT MAX(CAST(%s AS INTEGER)) FROM %s WHERE %s = ? AND %s IS NOT NULL"
                        .formatted(
                                dialect.quote("version"),
                                dialect.quote(history),
                                dialect.quote("success"),
                                dialect.quote("version")),
                Binds.flag(true));
        try (Session session = control.books()) {
            List<Integer> versions = session.query(sql, row -> row.isNull(1) ? NONE : Math.toIntExact(row.integer(1)));
            return versions.get(0) == NONE ? null : versions.get(0);
        }
    }

    private static Flyway flyway(Database control) {
        String schema = control.dialect().controlSchema();
        return Flyway.configure(ControlSchema.class.getClassLoader())
                .dataSource(control.dataSource())
                .locations(
                        "classpath:dev/fluxo/sql/control/" + control.dialect().name())
                .schemas(schema)
                .defaultSchema(schema)
                .table(HISTORY)
                .createSchemas(false)
                .loggers(FlywayAtDebug.class.getName())
                .load();
    }

    private static FluxoException notCreated(Database control, FlywayException e) {
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
                        "let an administrator run mvn etl:init"),
                e);
    }

    private static Problem outdated(Database control, boolean missing) {
        String words = missing
                ? "connection '" + control.name() + "' has no control tables (ctl, audit)"
                : "the control tables of connection '" + control.name() + "' are of an older version";
        return Problem.error(
                missing ? Code.CONTROL_MISSING : Code.CONTROL_OUTDATED, null, words, "run mvn etl:init once");
    }
}
