package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.model.Aside;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.SharedSnapshot;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ranges of a window at once, each by a session and a thread of its own. All read at one moment where the database can do that.
 * Where it cannot, the window sees to it that they fit together: a row that changes meanwhile leaves it, and comes with the next run.
 */
public final class SplitRead {
    private static final Log LOG = Log.of(SplitRead.class);

    private final LoadPlan plan;
    private final Window window;
    private final Database source;
    private final int batchSize;
    private final List<Session> sessions = new ArrayList<>();

    private SplitRead(LoadPlan plan, Window window, Database source, int batchSize) {
        this.plan = plan;
        this.window = window;
        this.source = source;
        this.batchSize = batchSize;
    }

    /** Whether ranges read one after the other would be the rows that were there: without a watermark only those of one moment are. */
    public static boolean fits(LoadPlan plan, Database source) {
        return !plan.read().watermark().isEmpty() || source.dialect().source().sharedSnapshot() != null;
    }

    /**
     * The rows of the window.
     *
     * @param plan with a split
     * @param most how many sessions may be opened, from 2 on
     */
    public static Rows open(LoadPlan plan, Window window, Database source, int most, int batchSize) {
        SplitRead read = new SplitRead(plan, window, source, batchSize);
        try {
            return read.open(most);
        } catch (Throwable e) {
            read.sessions.forEach(Session::close);
            throw e;
        }
    }

    private Rows open(int most) {
        Session first = source.reader();
        sessions.add(first);
        SharedSnapshot shared = source.dialect().source().sharedSnapshot();
        String moment = shared == null ? null : Moment.name(first, shared, plan.entity());
        boolean whole = moment == null && plan.read().watermark().isEmpty();
        List<Range> ranges = whole ? List.of() : Ranges.of(first, plan, window, most);
        LOG.debug("{}: {} ranges", plan.entity(), ranges.size());
        if (moment == null) {
            first.rollback();
        } else {
            // Before the first of them is read to its end, and with it the moment is gone.
            join(moment, ranges.size() - 1);
        }
        return ranges.isEmpty() ? new ReadAhead(plan.entity(), reader(null, first, batchSize)) : rows(ranges);
    }

    /** Opens so many sessions more, side by side: to a server that is far away each takes several round trips. */
    private void join(String moment, int count) {
        List<Aside> opening = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opening.add(new Aside("fluxo-open-" + plan.entity(), () -> add(Moment.join(source, moment))));
        }
        opening.forEach(Aside::start);
        opening.forEach(Aside::close);
        opening.forEach(Aside::await);
    }

    private synchronized void add(Session session) {
        sessions.add(session);
    }

    private Rows rows(List<Range> ranges) {
        List<Rows> readers = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            readers.add(reader(ranges.get(i), i < sessions.size() ? sessions.get(i) : null, Integer.MAX_VALUE));
        }
        if (!plan.inOrder(window)) {
            return new Rebatched(new ReadAhead(plan.entity(), readers), batchSize);
        }
        int share = readers.size();
        List<ReadAhead> ahead = readers.stream()
                .map(reader -> new ReadAhead(plan.entity(), List.of(reader), share))
                .toList();
        return new BatchReader(new MergedRows(plan, ahead), batchSize);
    }

    private BatchReader reader(@Nullable Range range, @Nullable Session session, int rows) {
        return new BatchReader(new RowStream(plan, window, range, source, session), rows);
    }
}
