package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Packet;
import dev.fluxo.engine.spi.StageTransfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few keys, made ready for a stage while the session serves others. Of many it keeps no more than the first, and how many they are. */
public final class KeyPacket {
    private static final int MOST_BYTES = 8 << 20;

    private final StageTransfer keys;
    private final List<Column> columns;
    private final Packet packet;
    private final int shown;
    private final List<List<Object>> first = new ArrayList<>();
    private boolean whole = true;
    private long count;

    /** @param shown so many of them can be shown */
    public KeyPacket(StageTransfer keys, Session session, int shown) {
        this.keys = keys;
        this.columns = session.dialect().target().stageColumns(keys);
        this.packet = session.packet(columns);
        this.shown = shown;
    }

    /** A key without a NULL, which is copied. */
    public void add(@Nullable Object[] key) {
        count++;
        if (first.size() < shown) {
            List<Object> values = new ArrayList<>();
            Arrays.stream(key).limit(keys.keys().size()).forEach(values::add);
            first.add(values);
        }
        whole = whole && packet.bytes() < MOST_BYTES;
        if (whole) {
            @Nullable Object[] row = Arrays.copyOf(key, columns.size());
            row[row.length - 1] = count;
            packet.add(row);
        }
    }

    public long count() {
        return count;
    }

    /** The first of them, in the order in which they came. */
    public List<List<Object>> first() {
        return List.copyOf(first);
    }

    /** Whether none was left out. */
    public boolean isWhole() {
        return whole;
    }

    /** What a stage for them is made of. */
    public StageTransfer keys() {
        return keys;
    }

    /** Fills the stage with all of them, where none was left out. */
    public void into(KeyStage stage) {
        stage.add(packet);
        stage.end();
    }
}
