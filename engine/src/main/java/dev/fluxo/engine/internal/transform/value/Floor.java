package dev.fluxo.engine.internal.transform.value;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Infinity;
import dev.fluxo.engine.spi.TypeKind;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/**
 * The last moment, not after a given one, that a type can hold. Where it is compared with bounds that are of the type, {@code from <= t < to}
 * has the same answer for both.
 */
public final class Floor {
    private final DataType type;
    private final long tick;

    private Floor(DataType type, long tick) {
        this.type = type;
        this.tick = tick;
    }

    public static Floor to(DataType type) {
        long tick = 1;
        for (int i = Math.min(type.scale(), 9); i < 9; i++) {
            tick *= 10;
        }
        return new Floor(type, tick);
    }

    public Object of(Object value) {
        if (Infinity.is(value) || !(value instanceof LocalDateTime || value instanceof OffsetDateTime)) {
            return value;
        }
        if (type.kind() == TypeKind.DATE) {
            return value instanceof LocalDateTime timestamp ? timestamp.toLocalDate() : value;
        }
        Temporal moment = (Temporal) value;
        return switch (type.rules().grain()) {
            case MINUTE -> truncated(moment, ChronoUnit.MINUTES);
            case THREE_HUNDREDTH -> threeHundredth(moment);
            case DIGITS -> cut(moment, tick);
        };
    }

    private static Temporal truncated(Temporal moment, ChronoUnit unit) {
        return moment instanceof LocalDateTime timestamp
                ? timestamp.truncatedTo(unit)
                : ((OffsetDateTime) moment).truncatedTo(unit);
    }

    private static Temporal cut(Temporal moment, long tick) {
        return moment.minus(nano(moment) % tick, ChronoUnit.NANOS);
    }

    /** Milliseconds that end in 0, 3 or 7. */
    private static Temporal threeHundredth(Temporal moment) {
        Temporal cut = cut(moment, 1_000_000);
        int last = nano(cut) / 1_000_000 % 10;
        int held = last >= 7 ? 7 : last >= 3 ? 3 : 0;
        return cut.minus(last - held, ChronoUnit.MILLIS);
    }

    private static int nano(Temporal moment) {
        return moment.get(ChronoField.NANO_OF_SECOND);
    }
}
