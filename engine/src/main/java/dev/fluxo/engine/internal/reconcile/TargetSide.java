package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.CheckSql;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.CompareSql;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.KeyRange;
import dev.fluxo.engine.spi.KeySteps;
import dev.fluxo.engine.spi.Replace;
import dev.fluxo.engine.spi.Sql;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of the target: those that are live, and have a key. */
final class TargetSide {
    private static final int FETCH_SIZE = 1_000;

    private final CheckSql.Asked all;
    private final Database database;
    private final List<Column> columns;
    private final Runnable pulse;
    private long read;

    /** @param columns what is read of them */
    TargetSide(EntityPlan plan, Database database, List<Column> columns, Runnable pulse) {
        this.all = new CheckSql.Asked(
                plan.merge(),
                plan.load().strategy() instanceof Replace replace
                        ? replace.part().where()
                        : null);
        this.database = database;
        this.columns = columns;
        this.pulse = pulse;
    }

    /** How many rows have come from the database. */
    long read() {
        return read;
    }

    /** @param least null, as {@code most}, where there are no rows */
    record Span(@Nullable Long least, @Nullable Long most) {}

    Span span(Column column) {
        try (Session session = database.reader()) {
            return session.query(
                            sql().span(all, column),
                            row -> new Span((Long) row.value(1, column.type()), (Long) row.value(2, column.type())))
                    .get(0);
        }
    }

    long count() {
        try (Session session = database.reader()) {
            return session.query(sql().count(all), row -> row.integer(1)).get(0);
        }
    }

    /** @param taker gets the same array each time */
    void rows(@Nullable KeyRange range, Consumer<@Nullable Object[]> taker) {
        read(sql().rows(all, columns, range), taker);
    }

    /** The rows with any of these keys. */
    void rowsOf(List<List<Object>> keys, Consumer<@Nullable Object[]> taker) {
        read(sql().rowsOf(all, columns, keys), taker);
    }

    /** The make of the database. */
    String make() {
        return database.dialect().name();
    }

    /** What has the database sum its rows; null: it cannot, or not with these columns. */
    @Nullable
    Sql sums(List<Column> summed, Column key, KeySteps steps) {
        return sql().sums(all, summed, key, steps);
    }

    void sums(Sql sql, SumTaker taker) {
        SumTaker.read(database, sql, FETCH_SIZE, pulse, taker);
    }

    private void read(Sql sql, Consumer<@Nullable Object[]> taker) {
        List<DataType> types = columns.stream().map(Column::type).toList();
        @Nullable Object[] row = new Object[columns.size()];
        try (Session session = database.reader();
                Cursor cursor = session.open(sql, types, FETCH_SIZE)) {
            while (cursor.next(row)) {
                if ((++read & 0xFFF) == 0) {
                    pulse.run();
                }
                taker.accept(row);
            }
        }
    }

    private CompareSql sql() {
        return database.dialect().target().comparison();
    }
}
