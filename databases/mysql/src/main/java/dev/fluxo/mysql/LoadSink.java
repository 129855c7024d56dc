package dev.fluxo.mysql;

import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.RowSink;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows by LOAD DATA out of memory. What that would refuse elsewhere, a row that is too long or comes twice, it cuts or leaves out, with a
 * warning: so where there is any warning, or a row is missing, the rows are taken back, and come by an INSERT, which refuses.
 */
final class LoadSink implements RowSink {
    /** In bytes, and rows: they are kept until it is known that they arrived. */
    private static final int SEND = 1 << 20;

    private static final int MOST_ROWS = 20_000;

    private final BulkSession session;
    private final String sql;
    private final List<Column> columns;
    private final LoadText text;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private @Nullable RowSink inserter;
    private boolean refused;
    private long arrived;

    LoadSink(BulkSession session, String sql, List<Column> columns) {
        this.session = session;
        this.sql = sql;
        this.columns = columns;
        this.text = new LoadText(types());
    }

    private List<DataType> types() {
        return columns.stream().map(Column::type).toList();
    }

    @Override
    public void add(@Nullable Object[] row) {
        if (refused) {
            inserter().add(row);
            return;
        }
        rows.add(row.clone());
        text.add(row);
        if (text.length() >= SEND || rows.size() >= MOST_ROWS) {
            send();
        }
    }

    @Override
    public long flush() {
        send();
        if (inserter != null) {
            arrived += inserter.flush();
        }
        long counted = arrived;
        arrived = 0;
        return counted;
    }

    private void send() {
        if (rows.isEmpty()) {
            return;
        }
        if (isLoaded()) {
            arrived += rows.size();
        } else {
            rows.forEach(inserter()::add);
        }
        rows.clear();
        text.clear();
    }

    /** Whether each row is in as it was sent; if not, none of them is. */
    private boolean isLoaded() {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("SAVEPOINT flx_load");
            session.begin(statement::cancel);
            long count;
            try {
                statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(text.stream());
                count = statement.executeLargeUpdate(sql);
            } finally {
                session.end();
            }
            boolean whole = count == rows.size() && statement.getWarnings() == null;
            statement.execute(whole ? "RELEASE SAVEPOINT flx_load" : "ROLLBACK TO SAVEPOINT flx_load");
            return whole;
        } catch (SQLException e) {
            if (!MysqlFailures.isLoadForbidden(e)) {
                throw session.failure("inserting rows", e);
            }
            refused = true;
            return false;
        }
    }

    private RowSink inserter() {
        RowSink open = inserter;
        if (open == null) {
            open = session.inserter(LoadSql.insert(sql, columns), types());
            inserter = open;
        }
        return open;
    }

    @Override
    public void close() {
        rows.clear();
        text.clear();
        if (inserter != null) {
            inserter.close();
        }
    }
}
