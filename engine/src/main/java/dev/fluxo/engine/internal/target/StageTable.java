package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Program;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Step;
import java.util.ArrayList;
import java.util.List;

/** The session's staging table: made, emptied, made anew where it cannot be emptied within a transaction, and dropped. */
final class StageTable implements AutoCloseable {
    private final List<Program> tables = new ArrayList<>();
    private final LoadPlan plan;
    private final Session session;
    private Program program;

    /** Creates the table; the session is the caller's, and outside a transaction. */
    StageTable(LoadPlan plan, Session session) {
        this.plan = plan;
        this.session = session;
        this.program = plan.program(session.dialect().target());
        alone(() -> {
            program.staging().drop().forEach(session::update);
            create();
        });
        session.commit();
    }

    private void alone(Runnable work) {
        if (session.dialect().target().stagesAlone()) {
            session.alone(work);
        } else {
            work.run();
        }
    }

    private void create() {
        tables.add(program);
        for (Step step : program.staging().create()) {
            session.update(step.sql());
        }
    }

    /** What is done with the table as it is now called. */
    Program program() {
        return program;
    }

    String name() {
        return program.staging().load().table();
    }

    /** Takes rows for the table. */
    RowSink open() {
        Step.Load load = program.staging().load();
        return session.load(load.table(), load.columns());
    }

    /** Whether all rows were removed; where not, {@link #another} takes those to come. */
    boolean clear() {
        Sql clear = program.staging().clear();
        if (clear != null) {
            session.update(clear);
        }
        return clear != null;
    }

    /** Makes another table for the rows to come; the one before is dropped with the rest. */
    void another() {
        Sql leave = program.staging().leave();
        if (leave != null) {
            session.update(leave);
        }
        program = plan.program(session.dialect().target(), tables.size());
        create();
    }

    static FluxoException incomplete(long sent, long arrived) {
        return FluxoException.of(
                Code.STAGE_INCOMPLETE, sent + " rows were sent to the staging table, " + arrived + " arrived", null);
    }

    /**
     * Drops the tables. The transaction has ended by then; if not, it is rolled back. A connection that does not let go of
     * them is thrown away, and they with it.
     */
    @Override
    public void close() {
        session.rollback();
        try {
            alone(() -> tables.forEach(table -> table.staging().drop().forEach(session::update)));
            session.commit();
        } catch (FluxoException e) {
            session.spoil(e);
        }
    }
}
