package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetSql;
import java.util.List;

/** Copies filled tables into a stage, on the server: the rows get their places in the order of all of them. */
final class PartCopy {
    private final Session session;
    private final TargetSql sql;
    private final StageTransfer merge;
    private final FilledParts parts;
    private final long before;

    /** @param before how many rows the stage has */
    PartCopy(Session session, StageTransfer merge, FilledParts parts, long before) {
        this.before = before;
        this.session = session;
        this.sql = session.dialect().target();
        this.merge = merge;
        this.parts = parts;
    }

    /** @throws FluxoException where a table does not hold just the rows that are said of it, each in its place */
    void check() {
        for (FilledParts.Part part : parts.parts()) {
            List<Long> found = session.query(
                            sql.countPart(merge, part.table()),
                            row -> List.of(row.integer(1), row.integer(2), row.integer(3)))
                    .get(0);
            if (!found.equals(List.of(part.rows(), Math.min(1, part.rows()), part.rows()))) {
                throw FluxoException.of(
                        Code.STAGE_INCOMPLETE,
                        "a worker has put " + part.rows() + " rows into " + part.table() + ", which has " + found.get(0)
                                + " now",
                        "run it again: nothing was written");
            }
        }
    }

    /** How many rows were copied. */
    long run() {
        if (parts.order() != null) {
            List<FilledParts.Part> all = parts.parts();
            return all.isEmpty()
                    ? 0
                    : session.update(sql.gatherInOrder(
                            merge, all.stream().map(FilledParts.Part::table).toList(), parts.order()));
        }
        long copied = 0;
        for (FilledParts.Part part : parts.parts()) {
            copied += session.update(sql.gather(merge, part.table(), before + copied));
        }
        return copied;
    }
}
