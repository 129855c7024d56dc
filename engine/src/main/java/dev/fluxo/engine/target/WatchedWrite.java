package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;

/**
 * Writes where triggers, rules or another database have a say in what becomes of a row. The counts of a database are not to be
 * trusted there: what was inserted and updated is seen by comparing the stage with the target, before and after.
 */
final class WatchedWrite {
    private final Session session;
    private final TargetSql sql;
    private final Merge merge;

    WatchedWrite(Session session, Merge merge) {
        this.session = session;
        this.sql = session.dialect().target();
        this.merge = merge;
    }

    /** @throws FluxoException with ROW_SWALLOWED where a row is not in the target afterwards, or the target keeps an older state of it */
    RowCounts run(long rows, long superseded) {
        long missing = number(sql.countMissing(merge));
        long differing = update();
        session.update(sql.insert(merge));
        if (number(sql.countMissing(merge)) > 0) {
            throw swallowed();
        }
        return new RowCounts(0, missing, differing, rows - missing - differing, 0, superseded, 0);
    }

    /** A row that differs still was changed on its way by a trigger, or not at all: then the database has counted fewer. */
    private long update() {
        if (merge.values().isEmpty()) {
            return 0;
        }
        long differing = number(sql.countDiffering(merge));
        long counted = session.update(sql.update(merge));
        if (counted < differing && number(sql.countDiffering(merge)) > 0) {
            throw swallowed();
        }
        return differing;
    }

    private FluxoException swallowed() {
        return FluxoException.of(
                Code.ROW_SWALLOWED,
                "a trigger or a rule of " + merge.relation().what() + " " + merge.target()
                        + " swallows what is written: it is not there afterwards",
                "see what they do with such a row");
    }

    private long number(Sql question) {
        return session.query(question, row -> row.integer(1)).get(0);
    }
}
