package dev.fluxo.engine.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A packet of rows as they are, where the driver is what writes them. */
final class RowList implements Packet {
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private long bytes;

    @Override
    public void add(@Nullable Object[] row) {
        rows.add(row);
        bytes += RowWeight.of(row);
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    void into(RowSink sink) {
        rows.forEach(sink::add);
    }
}
