package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills a table of its own, of the shape of a stage. What it leaves unfinished it drops. */
public final class PartLoader implements TableLoader {
    private final Session session;
    private final TableName table;
    private final Function<@Nullable Object[], String> order;
    private final List<Column> columns;
    private final int width;
    private @Nullable RowSink sink;
    private long added;
    private boolean done;

    /**
     * Makes the table; the session is the caller's, and outside a transaction.
     *
     * @param template an empty table of the same columns
     * @param column the one more that takes the place of a row; null: the table has none
     * @param order the place of a source row, for it
     */
    public PartLoader(
            LoadPlan plan,
            Session session,
            TableName template,
            TableName table,
            @Nullable Column column,
            Function<@Nullable Object[], String> order) {
        this.session = session;
        this.table = table;
        this.order = order;
        this.width = plan.merge().stageColumns().size();
        List<Column> all = new ArrayList<>(session.dialect().target().stageColumns(plan.merge()));
        if (column != null) {
            all.add(column);
        }
        this.columns = List.copyOf(all);
        String like = session.dialect().quote(template);
        PartTables.alone(
                session, () -> session.update(session.dialect().target().emptyCopy(like, table)));
    }

    @Override
    public @Nullable Object[] newRow() {
        @Nullable Object[] row = new Object[columns.size()];
        row[width - 1] = added + 1;
        return row;
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        row[width - 1] = ++added;
        if (columns.size() > width) {
            row[width] = order.apply(source);
        }
        RowSink open = sink;
        if (open == null) {
            open = session.load(session.dialect().quote(table), columns);
            sink = open;
        }
        open.add(row);
    }

    /** Nobody asks for the session. */
    @Override
    public void pause() {}

    /** Commits: the driver looks at the table by a session of its own. */
    @Override
    public RowCounts flush() {
        long arrived = sink == null ? 0 : sink.flush();
        if (arrived != added) {
            throw StageTable.incomplete(added, arrived);
        }
        session.commit();
        done = true;
        return RowCounts.ZERO;
    }

    /** How many rows it took. */
    public long rows() {
        return added;
    }

    @Override
    public void close() {
        if (sink != null) {
            sink.close();
        }
        if (done) {
            return;
        }
        session.rollback();
        try {
            PartTables.alone(
                    session, () -> session.update(session.dialect().target().dropPart(table)));
        } catch (FluxoException e) {
            session.spoil(e);
        }
    }
}
