package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Infinity;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** From where on rows that were read before are read again: some of those there were written late. */
final class Lookback {
    private Lookback() {}

    /**
     * The first value that is read again, so that all rows from it up to the stored watermark are.
     *
     * @param back how far behind the watermark
     * @return null where nothing is read again. So too where the cutoff does not lie beyond the watermark: a state that is
     *     hidden by it may be in the target, and an older one of its key, read without it, would take its place
     */
    static @Nullable Object from(Watermark stored, Duration back, SourceClock clock, Object cutoff, DataType column) {
        Object value = ValueText.read(column.kind(), stored.parts().get(0).value());
        if (back.isZero() || Infinity.is(value) || !isBelow(value, cutoff)) {
            return null;
        }
        return notBefore(column.rules().least(), Cutoff.of(clock.before(value, back), Duration.ZERO, column));
    }

    private static boolean isBelow(Object value, Object cutoff) {
        return value instanceof OffsetDateTime zoned
                ? Cutoff.isAfter(cutoff, zoned)
                : Cutoff.isAfter(cutoff, Cutoff.local(value));
    }

    /** The databases refuse to be asked for what their types cannot hold. */
    @SuppressWarnings("unchecked")
    private static Object notBefore(@Nullable Comparable<?> least, Object value) {
        return least != null && ((Comparable<Object>) least).compareTo(value) > 0 ? least : value;
    }
}
