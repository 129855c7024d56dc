package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Program;
import dev.fluxo.engine.spi.Replace;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetSql;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a target where it is known that the database refuses some of the rows. All of them are staged, and what is not among them leaves, as
 * ever: then each may take the unique values of those that left. After that they are read back, and go in part by part.
 */
final class ReplacingLoader implements TableLoader {
    /** Each read scans the stage, and these rows are in memory. */
    private static final int PAGE = 2_000;

    private final Session session;
    private final TargetSql sql;
    private final Replace strategy;
    private final StageTable table;
    private final ProgramRunner runner;
    private final HalvingLoader rest;
    private final int width;
    private @Nullable RowSink sink;
    private long sequence;

    /** Creates the staging tables; the session is the caller's, and outside a transaction. */
    ReplacingLoader(
            LoadPlan plan,
            Replace strategy,
            Session session,
            ProgramObserver observer,
            KnownRefusals known,
            Refusal.Taker taker) {
        this.session = session;
        this.sql = session.dialect().target();
        this.strategy = strategy;
        this.runner = new ProgramRunner(plan, session, observer);
        this.width = plan.merge().stageColumns().size();
        this.table = new StageTable(plan, session);
        this.rest = new HalvingLoader(plan.ofStaged(strategy.rest()), session, begun -> {}, observer, known, taker);
        // What has left the target is not of the rows that it takes.
        this.rest.pause();
    }

    @Override
    public @Nullable Object[] newRow() {
        @Nullable Object[] row = new Object[width];
        row[width - 1] = ++sequence;
        return row;
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        if (sink == null) {
            sink = table.open();
        }
        sink.add(row);
    }

    @Override
    public void pause() {
        // Nobody asks for the session: no row is set aside.
    }

    @Override
    public RowCounts flush() {
        long arrived = sink == null ? 0 : sink.flush();
        if (arrived != sequence) {
            throw StageTable.incomplete(sequence, arrived);
        }
        Program all = table.program();
        StageTransfer merge = all.merge();
        long left = runner.run(all.writing(strategy.leaving(merge, sql)), arrived, true)
                .deleted();
        long place = 0;
        for (List<@Nullable Object[]> page = page(merge, place); !page.isEmpty(); page = page(merge, place)) {
            for (@Nullable Object[] staged : page) {
                add(staged);
            }
            place = place(page.get(page.size() - 1));
        }
        return rest.flush().deleting(left);
    }

    private List<@Nullable Object[]> page(StageTransfer merge, long after) {
        return session.query(sql.stagedRows(merge, after, PAGE), row -> values(row, merge.columns()));
    }

    /** With the place behind them. */
    private static @Nullable Object[] values(Row row, List<Column> columns) {
        @Nullable Object[] values = new Object[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            values[i] = row.value(i + 1, columns.get(i).type());
        }
        values[columns.size()] = row.integer(columns.size() + 1);
        return values;
    }

    private static long place(@Nullable Object[] staged) {
        return staged[staged.length - 1] instanceof Long place ? place : 0;
    }

    /** It is known by what was made of it: its source row is far. */
    private void add(@Nullable Object[] staged) {
        @Nullable Object[] values = Arrays.copyOf(staged, staged.length - 1);
        @Nullable Object[] row = rest.newRow();
        System.arraycopy(values, 0, row, 0, values.length);
        rest.add(row, values);
    }

    @Override
    public void close() {
        if (sink != null) {
            sink.close();
        }
        rest.close();
        table.close();
    }
}
