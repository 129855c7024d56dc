package dev.fluxo.sqlserver.bulk;

import com.microsoft.sqlserver.jdbc.ISQLServerBulkData;
import dev.fluxo.engine.spi.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows that wait for the driver to fetch them. */
public final class BulkRows implements ISQLServerBulkData {
    private final transient List<BulkColumn> columns;
    private final transient List<@Nullable Object[]> rows = new ArrayList<>();
    private int next;

    public BulkRows(List<Column> columns) {
        this.columns = columns.stream().map(BulkColumn::of).toList();
    }

    /** @throws NotExact if the driver would send another value; nothing is sent yet */
    public void add(@Nullable Object[] row) {
        @Nullable Object[] converted = new Object[columns.size()];
        for (int i = 0; i < converted.length; i++) {
            Object value = row[i];
            converted[i] = value == null ? null : columns.get(i).value(value);
        }
        rows.add(converted);
    }

    public int size() {
        return rows.size();
    }

    public void clear() {
        rows.clear();
        next = 0;
    }

    @Override
    public Set<Integer> getColumnOrdinals() {
        Set<Integer> ordinals = new TreeSet<>();
        for (int i = 1; i <= columns.size(); i++) {
            ordinals.add(i);
        }
        return ordinals;
    }

    @Override
    public String getColumnName(int column) {
        return columns.get(column - 1).name();
    }

    @Override
    public int getColumnType(int column) {
        return columns.get(column - 1).jdbcType();
    }

    @Override
    public int getPrecision(int column) {
        return columns.get(column - 1).precision();
    }

    @Override
    public int getScale(int column) {
        return columns.get(column - 1).scale();
    }

    @Override
    public boolean next() {
        return next++ < rows.size();
    }

    @Override
    @SuppressWarnings("NullAway") // the driver's interface says nothing of null, and takes it for NULL
    public Object[] getRowData() {
        return rows.get(next - 1);
    }
}
