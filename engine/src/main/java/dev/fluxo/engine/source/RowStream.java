package dev.fluxo.engine.source;

import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.jdbc.Cursor;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.OnNull;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spec.WatermarkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a window from one ordered query that is streamed. The watermark is a keyset: when the connection is lost the
 * query is asked again from the last row on, and where an open cursor would hold locks it is asked page by page.
 */
final class RowStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowStream.class);
    private static final int MOST_RESUMES = 3;
    private static final int FETCH_SIZE = 1_000;
    private static final int PAGE = 10_000;

    private final EntityPlan plan;
    private final Window window;
    private final Database source;
    private final RowWatermark watermark;
    private @Nullable Session session;
    private volatile @Nullable Cursor cursor;
    private @Nullable Object @Nullable [] last;
    private int limit;
    private int rowsOfPage;
    private int resumes;
    private volatile boolean cancelled;

    RowStream(EntityPlan plan, Window window, Database source, RowWatermark watermark) {
        this.plan = plan;
        this.window = window;
        this.source = source;
        this.watermark = watermark;
    }

    /** The next row; null when there are none left. */
    @Nullable
    Object @Nullable [] next() {
        while (true) {
            @Nullable Object[] row = new Object[plan.sourceColumns().size()];
            try {
                if (open().next(row)) {
                    watermark.check(row);
                    last = row;
                    rowsOfPage++;
                    return row;
                }
                if (limit == 0 || rowsOfPage < limit) {
                    return null;
                }
                close();
            } catch (FluxoException e) {
                if (e.first().code() != Code.CONNECTION_LOST
                        || plan.watermark().isEmpty()
                        || cancelled
                        || ++resumes > MOST_RESUMES) {
                    throw e;
                }
                LOG.warn("{}: {}; reading on from the last row", plan.entity(), e.getMessage());
                close();
            }
        }
    }

    private Cursor open() {
        Cursor open = cursor;
        if (open != null) {
            return open;
        }
        WatermarkSpec spec = plan.spec().watermark();
        boolean skipNulls = spec != null && spec.onNull() == OnNull.SKIP;
        Window rest = last == null ? window : new Window(watermark.of(last), window.cutoff());
        List<DataType> types = plan.sourceColumns().stream().map(Column::type).toList();
        Session opened = source.session();
        session = opened;
        limit = isSnapshot(opened) || plan.watermark().isEmpty() ? 0 : PAGE;
        rowsOfPage = 0;
        Sql query = source.dialect().source().extract(plan.extraction(rest, skipNulls, limit));
        open = opened.open(query, types, FETCH_SIZE);
        cursor = open;
        return open;
    }

    /** Whether the cursor holds no locks, however long it is open. */
    private static boolean isSnapshot(Session session) {
        Sql ask = session.dialect().source().snapshot();
        if (ask == null) {
            return true;
        }
        boolean allowed = session.query(ask, row -> row.integer(1)).get(0) != 0;
        session.rollback();
        if (allowed) {
            session.readSnapshot();
        }
        return allowed;
    }

    /** Ends a read that another thread waits in. */
    void cancel() {
        cancelled = true;
        Cursor open = cursor;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void close() {
        Cursor open = cursor;
        Session opened = session;
        cursor = null;
        session = null;
        try (opened;
                open) {
            LOG.debug("{}: the reading ends", plan.entity());
        }
    }
}
