package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.spi.StageTransfer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where versions are kept, what says that a key is gone comes after all states of the key in a stage: a state that follows it begins the next
 * stage. Keys that differ here may be equal to the database, so texts are taken to be.
 */
final class TombstoneOrder {
    private static final int MOST = 100_000;
    private static final List<Class<?>> EXACT = List.of(Long.class, java.util.UUID.class);

    private final boolean needed;
    private final int[] keys;
    private final int note;
    private final Set<Object> gone = new HashSet<>();
    private boolean any;

    TombstoneOrder(StageTransfer merge) {
        this.needed = merge.tombstones() && merge.history() != null;
        this.keys = merge.keys().stream().mapToInt(merge.columns()::indexOf).toArray();
        // Before the sequence.
        this.note = merge.stageColumns().size() - 2;
    }

    /** Whether what is staged so far has to be merged before this row is staged. */
    boolean divides(@Nullable Object[] row) {
        return needed && any && !isGone(row) && (gone.isEmpty() || gone.contains(key(row)));
    }

    /** The row is staged. */
    void add(@Nullable Object[] row) {
        if (!needed || !isGone(row)) {
            return;
        }
        boolean known = (!any || !gone.isEmpty()) && gone.size() < MOST && isExact(row);
        any = true;
        if (known) {
            gone.add(key(row));
        } else {
            gone.clear();
        }
    }

    /** For the next stage. */
    void clear() {
        any = false;
        gone.clear();
    }

    private boolean isGone(@Nullable Object[] row) {
        return row[note] instanceof Long said && said != 0;
    }

    private boolean isExact(@Nullable Object[] row) {
        return Arrays.stream(keys).allMatch(index -> row[index] != null && EXACT.contains(row[index].getClass()));
    }

    private Object key(@Nullable Object[] row) {
        return Arrays.stream(keys).mapToObj(index -> String.valueOf(row[index])).toList();
    }
}
