package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Packet;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads target rows into the session's staging table and merges them into the target, as many at a time as the database
 * likes best. It does so in a thread of its own, to which rows go in packets, while the next ones are transformed.
 */
final class StageLoader implements TableLoader {
    /** Who merges more at once does not want the first merges to be small. */
    private static final int MANY = 200_000;

    private static final int PACKET_BYTES = 1 << 16;

    private final Session session;
    private final Stage stage;
    private final Worker worker;
    private final List<Column> columns;
    private final RepeatedKeys keys;
    private final TombstoneOrder tombstones;
    private final StagedMembers members;
    private final int rowsPerMerge;
    /** So many rows are merged next: few at first, so that the database need not wait for an engine that warms up. */
    private long enough;

    private Packet packet;
    private long sequence;
    private int unmerged;
    private boolean together;
    /** The worker's, whenever that is at work. */
    private RowCounts counts = RowCounts.ZERO;

    /**
     * Creates the staging table; the session is the caller's, and outside a transaction.
     *
     * @param observer called in the thread that writes
     */
    StageLoader(LoadPlan plan, Session session, ProgramObserver observer) {
        StageTransfer merge = plan.merge();
        TargetSql sql = session.dialect().target();
        this.session = session;
        this.columns = sql.stageColumns(merge);
        this.keys = new RepeatedKeys(merge);
        this.tombstones = new TombstoneOrder(merge);
        this.members = new StagedMembers(merge);
        this.rowsPerMerge = plan.strategy().whole() ? TargetSql.ALL_AT_ONCE : sql.rowsPerMerge(merge, plan.commit());
        this.enough = rowsPerMerge > MANY ? rowsPerMerge : Math.max(1, rowsPerMerge / 8);
        this.packet = session.packet(columns);
        this.stage = new Stage(plan, session, observer);
        this.worker = new Worker("fluxo-write-" + plan.entity());
    }

    @Override
    public @Nullable Object[] newRow() {
        @Nullable Object[] row = new Object[columns.size()];
        row[row.length - 1] = ++sequence;
        return row;
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        if (tombstones.divides(row)) {
            merge(true);
        }
        tombstones.add(row);
        members.fill(row);
        packet.add(row);
        if (unmerged < rowsPerMerge) {
            keys.add(row);
        } else {
            keys.lose();
        }
        if (++unmerged >= enough && !together) {
            enough = Math.min(2L * enough, rowsPerMerge);
            merge(true);
        } else if (packet.bytes() >= PACKET_BYTES) {
            send();
        }
    }

    @Override
    public void gather(FilledParts parts) {
        keys.lose();
        members.lose();
        worker.give(0, () -> stage.gather(parts));
    }

    @Override
    public void together(boolean wanted) {
        together = wanted;
    }

    private void send() {
        Packet full = packet;
        if (full.rows() > 0) {
            packet = session.packet(columns);
            worker.give(full.bytes(), () -> writing(() -> stage.add(full)));
        }
    }

    private void merge(boolean more) {
        send();
        boolean repeated = keys.possible();
        boolean lookedUp = members.areAll();
        long rows = unmerged;
        keys.clear();
        tombstones.clear();
        unmerged = 0;
        worker.give(0, () -> writing(() -> counts = counts.plus(stage.merge(repeated, lookedUp))));
        if (members.isDue(rows) && more) {
            worker.give(0, () -> writing(() -> members.read(session)));
            worker.await();
        }
    }

    private static void writing(Runnable work) {
        try {
            work.run();
        } catch (FluxoException e) {
            throw LoadAgain.or(e);
        }
    }

    @Override
    public void pause() {
        send();
        worker.give(0, () -> writing(stage::flush));
        worker.await();
    }

    @Override
    public RowCounts flush() {
        merge(false);
        worker.await();
        members.forget();
        RowCounts merged = counts;
        counts = RowCounts.ZERO;
        return merged;
    }

    @Override
    public void close() {
        worker.close();
        stage.close();
    }
}
