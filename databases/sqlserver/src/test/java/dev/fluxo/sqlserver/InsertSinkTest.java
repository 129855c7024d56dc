package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.RowSink;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InsertSinkTest {
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Object> arrived = new ArrayList<>();

    private InsertSink sink(int width) {
        List<Column> columns = IntStream.range(0, width)
                .mapToObj(i -> new Column("c" + i, SqlServerTypes.declared("int"), true, false, false))
                .toList();
        ClassLoader loader = InsertSinkTest.class.getClassLoader();
        BulkSession session = (BulkSession) Proxy.newProxyInstance(
                loader, new Class<?>[] {BulkSession.class}, (proxy, method, arguments) -> statement(width));
        return new InsertSink(session, "stage", columns);
    }

    /** Counts the rows that it is given, as a database does. */
    private RowSink statement(int width) {
        return new RowSink() {
            private long rows;

            @Override
            public void add(Object[] values) {
                sizes.add(values.length);
                arrived.addAll(Arrays.asList(values));
                rows += values.length / width;
            }

            @Override
            public long flush() {
                long counted = rows;
                rows = 0;
                return counted;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void everyRowArrivesOnceAndInOrder() {
        try (InsertSink sink = sink(4)) {
            for (int i = 0; i < 250; i++) {
                sink.add(new Object[] {i, null, -i, i});
            }
            assertThat(sink.flush()).isEqualTo(250);
            assertThat(sink.flush()).isZero();
            sink.add(new Object[] {250, null, -250, 250});
            assertThat(sink.flush()).isEqualTo(1);
        }
        assertThat(sizes).containsExactly(400, 400, 200, 4);
        for (int i = 0; i <= 250; i++) {
            assertThat(arrived.subList(4 * i, 4 * i + 4)).containsExactly(i, null, -i, i);
        }
    }

    /** The server takes 2 100 values in a statement, and a table 1 024 columns. */
    @Test
    void noStatementTakesTooManyValues() {
        for (int width : new int[] {1, 19, 21, 1_000, 1_001, 1_024}) {
            sizes.clear();
            try (InsertSink sink = sink(width)) {
                for (int i = 0; i < 101; i++) {
                    sink.add(new Object[width]);
                }
                assertThat(sink.flush()).isEqualTo(101);
            }
            assertThat(sizes).allMatch(size -> size <= 2_000 && size % width == 0);
        }
    }
}
