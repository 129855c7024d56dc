package dev.fluxo.engine.internal.model;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How many rows of a target may be gone at once: more, and it is rather the source that is not whole.
 *
 * @param percent {@code value} is a percentage of the target's live rows, not a count
 */
public record DeleteLimit(BigDecimal value, boolean percent) implements Serializable {
    public static final DeleteLimit DEFAULT = new DeleteLimit(BigDecimal.TEN, true);
    /** Are always allowed: a share of a small table is soon reached. */
    public static final long FEW = 100;

    /** Whether so many are too many. */
    public boolean isExceeded(long gone, long live) {
        return gone > FEW && new RejectLimit(value, percent).isExceeded(gone, live);
    }

    /** Asked in each start, where what a record has by itself would have to be put together first. */
    public boolean isDefault() {
        return toString().equals(DEFAULT.toString());
    }

    /** Whether it allows no more than is always allowed. */
    public boolean isFutile() {
        return !percent && value.compareTo(BigDecimal.valueOf(FEW)) < 0;
    }

    @Override
    public String toString() {
        return value.toPlainString() + (percent ? "%" : "");
    }
}
