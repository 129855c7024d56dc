package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.execution.Sink;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.internal.target.NoLoader;
import dev.fluxo.engine.internal.target.PartLoader;
import dev.fluxo.engine.internal.target.TableLoader;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Workers.Attempt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a worker brings its rows: into a table of its own, or nowhere. Those that are set aside it keeps for its answer. */
final class PartSink implements Sink, AutoCloseable {
    private final TableLoader loader;
    private final @Nullable Session session;
    private final @Nullable TableName table;
    private final List<Reject> rejects = new ArrayList<>();

    private PartSink(TableLoader loader, @Nullable Session session, @Nullable TableName table) {
        this.loader = loader;
        this.session = session;
        this.table = table;
    }

    static PartSink open(PartWork work, Attempt attempt, Databases databases) {
        PartStaging staging = work.staging();
        if (staging == null) {
            return new PartSink(new NoLoader(work.plan()), null, null);
        }
        WatermarkDigits digits = new WatermarkDigits(work.plan());
        TableName table = staging.table(attempt.number());
        Session session = databases.get(staging.target().name()).session();
        boolean opened = false;
        try {
            PartLoader loader =
                    new PartLoader(work.plan(), session, staging.template(), table, staging.order(), digits::of);
            opened = true;
            return new PartSink(loader, session, table);
        } finally {
            if (!opened) {
                session.close();
            }
        }
    }

    @Override
    public TableLoader loader() {
        return loader;
    }

    @Override
    public void rejected(List<Reject> some) {
        rejects.addAll(some);
    }

    /** All is written: what the worker answers. */
    PartDone done(Moved moved) {
        long rows = loader instanceof PartLoader filled ? filled.rows() : 0;
        return PartDone.of(table, rows, moved, rejects);
    }

    @Override
    public void close() {
        try (Session last = session) {
            loader.close();
        }
    }
}
