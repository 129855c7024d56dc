package dev.fluxo.engine.spi;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order of keys outside of any database: where two of them are equal here, all databases say so, and the other way round. */
public final class KeyOrder implements Comparator<@Nullable Object[]> {
    /** As a number without a sign, from the first digit to the last: {@link UUID} itself takes its halves for numbers with one. */
    private static final Comparator<UUID> BY_DIGITS = (one, other) -> {
        int first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private final List<Comparator<Object>> columns;

    private KeyOrder(List<Comparator<Object>> columns) {
        this.columns = columns;
    }

    /** Of rows that begin with values of these columns; null where equality of one of them is the database's own to say. */
    public static @Nullable KeyOrder of(List<Column> keys) {
        return keys.stream().allMatch(key -> isExact(key.type()))
                ? new KeyOrder(keys.stream().map(key -> of(key.type().kind())).toList())
                : null;
    }

    private static boolean isExact(DataType type) {
        return !type.rules().loose()
                && switch (type.kind()) {
                    case INTEGER, DATE, TIMESTAMP, UUID -> true;
                    default -> false;
                };
    }

    private static Comparator<Object> of(TypeKind kind) {
        return kind == TypeKind.UUID
                ? (one, other) -> BY_DIGITS.compare((UUID) one, (UUID) other)
                : KeyOrder::compareNaturally;
    }

    @SuppressWarnings("unchecked")
    private static int compareNaturally(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    /** Neither has a NULL among its keys. */
    @Override
    public int compare(@Nullable Object[] one, @Nullable Object[] other) {
        for (int i = 0; i < columns.size(); i++) {
            Object left = one[i];
            Object right = other[i];
            int result = left == null || right == null
                    ? Boolean.compare(left == null, right == null)
                    : columns.get(i).compare(left, right);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }
}
