package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.SplitPlan;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.ReadAhead;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.source.SplitRead;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an entity whose spec asks for ranges, by as many connections as are free: each beyond the first is one that no other entity needs. */
record ReadInRanges(Rows rows, SpareConnections.Taken spare) implements Rows {
    /** Says in the books where fewer are read at once than the spec asks for. */
    static Rows open(
            RunContext context,
            EntityBooks books,
            EntityPlan plan,
            LoadPlan load,
            SplitPlan split,
            Window window,
            Database source,
            int batchSize) {
        if (!SplitRead.fits(load, source)) {
            books.warn(List.of(oneMoment(plan, source)));
            return new ReadAhead(plan.entity(), new BatchReader(load, window, source, batchSize));
        }
        SpareConnections.Taken spare = context.spare().take(source, split.parts() - 1);
        try {
            int sessions = 1 + spare.count();
            if (sessions < split.parts()) {
                books.warn(List.of(fewer(plan, source, sessions, split.parts())));
            }
            Rows rows = sessions == 1
                    ? new ReadAhead(plan.entity(), new BatchReader(load, window, source, batchSize))
                    : SplitRead.open(load, window, source, sessions, batchSize);
            return new ReadInRanges(rows, spare);
        } catch (Throwable e) {
            spare.close();
            throw e;
        }
    }

    private static Problem oneMoment(EntityPlan plan, Database source) {
        return Problem.warning(
                Code.SPLIT_NOT_SHARED,
                plan.sourceAt(),
                "'" + plan.entity() + "' has no watermark, and "
                        + source.dialect().name()
                        + " cannot let several connections read at one moment: it is read by one",
                "write a watermark, or leave split out");
    }

    private static Problem fewer(EntityPlan plan, Database source, int sessions, int parts) {
        return Problem.warning(
                Code.SPLIT_FEWER,
                plan.sourceAt(),
                "'" + plan.entity() + "' is read by " + sessions + " of " + parts + " connections: the others of '"
                        + source.name() + "' are those of entities that run at the same time",
                "raise 'pool: { size: " + source.poolSize() + " }' of the connection, or write fewer parts");
    }

    @Override
    public @Nullable Batch next() {
        return rows.next();
    }

    @Override
    public void cancel() {
        rows.cancel();
    }

    @Override
    public void close() {
        try (spare) {
            rows.close();
        }
    }
}
