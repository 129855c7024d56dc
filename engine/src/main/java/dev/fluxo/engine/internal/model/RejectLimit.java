package dev.fluxo.engine.internal.model;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How many rejected rows an entity bears.
 *
 * @param percent {@code value} is a percentage of the rows read, not a count
 */
public record RejectLimit(BigDecimal value, boolean percent) implements Serializable {
    public static final RejectLimit DEFAULT = new RejectLimit(BigDecimal.valueOf(100), false);

    /** That of some of the rows: of a share only all of them tell. */
    public RejectLimit ofPart() {
        return percent ? new RejectLimit(BigDecimal.valueOf(Long.MAX_VALUE), false) : this;
    }

    /** Whether this many rejects of this many rows read are too many. */
    public boolean isExceeded(long rejected, long read) {
        return percent
                ? BigDecimal.valueOf(rejected).movePointRight(2).compareTo(value.multiply(BigDecimal.valueOf(read))) > 0
                : BigDecimal.valueOf(rejected).compareTo(value) > 0;
    }

    @Override
    public String toString() {
        return value.toPlainString() + (percent ? "%" : "");
    }
}
