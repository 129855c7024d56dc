package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.result.RowCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many rows of a run there are of a kind, and what share of others that is. */
final class RunCount {
    private RunCount() {}

    /** @param what a key of {@code expect} */
    static long of(String what, RowCounts counts) {
        return switch (what) {
            case "read" -> counts.read();
            case "inserted" -> counts.inserted();
            case "versioned" -> counts.versioned();
            case "updated" -> counts.updated();
            case "unchanged" -> counts.unchanged();
            case "deleted" -> counts.deleted();
            case "superseded" -> counts.superseded();
            case "rejected" -> counts.rejected();
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** Of nothing, nothing is 0 %, and what there is all the same 100 %. */
    record Share(long count, long whole) {
        private static final int DIGITS = 12;

        BigDecimal percent() {
            if (whole == 0) {
                return BigDecimal.valueOf(count == 0 ? 0 : 100);
            }
            return BigDecimal.valueOf(count)
                    .movePointRight(2)
                    .divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP);
        }

        /** {@code 7.3% (73 of 1000 rows)} */
        String text() {
            return percent()
                            .setScale(1, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString() + "% (" + count + " of " + whole + (whole == 1 ? " row)" : " rows)");
        }
    }
}
