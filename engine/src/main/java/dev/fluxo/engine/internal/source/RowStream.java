package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.Snapshot;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a window, or of a range of it, from one ordered query that is streamed. The watermark is a keyset: when the connection is lost the
 * query is asked again from the last row on, and where an open cursor would hold locks it is asked page by page.
 */
final class RowStream implements RowFlow {
    private static final Log LOG = Log.of(RowStream.class);
    private static final int MOST_RESUMES = 3;
    private static final int FETCH_SIZE = 1_000;
    private static final int PAGE = 10_000;

    private final LoadPlan plan;
    private final Window window;
    private final @Nullable Range range;
    private final Database source;
    private final RowWatermark watermark;
    private @Nullable Session session;
    private volatile @Nullable Cursor cursor;
    private @Nullable Object @Nullable [] last;
    private boolean snapshot;
    private boolean withoutSnapshot;
    private int limit;
    private int rowsOfPage;
    private int resumes;
    private volatile boolean cancelled;

    /**
     * @param range null: all rows of the window
     * @param first the session to begin with, which is closed with the rest; null: one is opened when the first row is asked for
     */
    RowStream(LoadPlan plan, Window window, @Nullable Range range, Database source, @Nullable Session first) {
        this.plan = plan;
        this.window = window;
        this.range = range;
        this.source = source;
        this.session = first;
        this.watermark = new RowWatermark(plan);
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        while (true) {
            @Nullable Object[] row = new Object[plan.read().columns().size()];
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
                recover(e);
            }
        }
    }

    /** Closes what failed, if the rest can be asked for anew. */
    private void recover(FluxoException e) {
        if (snapshot && isOfSnapshot(e)) {
            withoutSnapshot = true;
            if (e.first().code() == Code.SNAPSHOT_REFUSED) {
                LOG.warn("{}: {}; reading without a snapshot instead", plan.entity(), e.getMessage());
            }
        } else if (e.first().code() == Code.CONNECTION_LOST
                && !plan.read().watermark().isEmpty()
                && plan.read().byWatermark()
                && !cancelled
                && ++resumes <= MOST_RESUMES) {
            LOG.warn("{}: {}; reading on from the last row", plan.entity(), e.getMessage());
        } else {
            throw e;
        }
        close();
    }

    /**
     * Whether the same rows may be had without a snapshot: by pages from the last row on, or from the beginning where none
     * has come. Not all numbers of a server are known here: what it reports before the first row is tried so too.
     */
    private boolean isOfSnapshot(FluxoException e) {
        boolean known = e.first().code() == Code.SNAPSHOT_REFUSED;
        boolean perhaps = e.first().code() == Code.STATEMENT_FAILED && last == null;
        return (known || perhaps)
                && !cancelled
                && (last == null || !plan.read().watermark().isEmpty());
    }

    private Cursor open() {
        Cursor open = cursor;
        if (open != null) {
            return open;
        }
        Window rest = last == null ? window : window.from(watermark.of(last));
        List<DataType> types = plan.read().columns().stream().map(Column::type).toList();
        Session given = session;
        Session opened = given == null ? source.reader() : given;
        session = opened;
        limit = locksNothing(opened) || plan.read().watermark().isEmpty() ? 0 : PAGE;
        rowsOfPage = 0;
        Sql query = source.dialect()
                .source()
                .extract(plan.read().extraction(rest, plan.read().skipNulls(), limit, range));
        open = opened.open(query, types, FETCH_SIZE);
        cursor = open;
        return open;
    }

    /** Whether the cursor holds no locks, however long it is open. */
    private boolean locksNothing(Session opened) {
        Snapshot wanted = opened.dialect().source().snapshot();
        if (wanted == null) {
            return true;
        }
        snapshot = !withoutSnapshot
                && opened.query(wanted.allowed(), row -> row.integer(1)).get(0) != 0;
        if (snapshot) {
            opened.rollback();
            opened.read(wanted);
        } else {
            opened.readAlone();
        }
        return snapshot;
    }

    @Override
    public void cancel() {
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
