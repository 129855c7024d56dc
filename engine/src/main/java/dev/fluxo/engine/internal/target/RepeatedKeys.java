package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TypeKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a key may have come twice among the staged rows. Where values that differ here differ in every database, a stage
 * without repeated keys need not be searched for them; of texts only the database knows.
 */
final class RepeatedKeys {
    private static final Set<TypeKind> EXACT =
            EnumSet.of(TypeKind.INTEGER, TypeKind.UUID, TypeKind.DATE, TypeKind.TIMESTAMP);

    /** More are not remembered: they may be all that there are. */
    private static final int MOST = 100_000;

    private final int[] keys;
    private final boolean known;
    private final Set<Object> seen = new HashSet<>();
    private boolean repeated;

    RepeatedKeys(StageTransfer merge) {
        this.keys = merge.keys().stream().mapToInt(merge.columns()::indexOf).toArray();
        // Without keys nothing can come twice.
        this.known = merge.keys().stream().map(Column::type).allMatch(type -> EXACT.contains(type.kind()));
    }

    void add(@Nullable Object[] row) {
        if (known && !repeated && keys.length > 0) {
            repeated = !seen.add(key(row)) || seen.size() > MOST;
            if (repeated) {
                seen.clear();
            }
        }
    }

    private Object key(@Nullable Object[] row) {
        Object first = row[keys[0]];
        if (keys.length == 1 && first != null) {
            return first;
        }
        return Arrays.stream(keys).mapToObj(index -> String.valueOf(row[index])).toList();
    }

    /** There are too many to keep: from now on nothing is known of them. */
    void lose() {
        seen.clear();
        repeated = keys.length > 0;
    }

    boolean possible() {
        return repeated || !known;
    }

    /** For the next stage. */
    void clear() {
        seen.clear();
        repeated = false;
    }
}
