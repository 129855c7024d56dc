package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes what a database says of its rows, group by group. */
interface SumTaker {
    /** @param due whether runs have passed the rows */
    void take(int bucket, boolean due, long rows, long sum);

    static void read(Database database, Sql sql, int fetchSize, Runnable pulse, SumTaker taker) {
        DataType number = DataType.integer("BIGINT", 64);
        List<DataType> types =
                List.of(number, DataType.integer("INTEGER", 32), number, DataType.of(TypeKind.TEXT, "VARCHAR"));
        @Nullable Object[] group = new Object[types.size()];
        try (Session session = database.reader();
                Cursor cursor = session.open(sql, types, fetchSize)) {
            while (cursor.next(group)) {
                pulse.run();
                taker.take(
                        (int) number(group[0]),
                        number(group[1]) == 1,
                        number(group[2]),
                        new BigInteger(String.valueOf(group[3])).longValue());
            }
        }
    }

    private static long number(@Nullable Object value) {
        return (Long) Objects.requireNonNull(value, "a number of rows");
    }
}
