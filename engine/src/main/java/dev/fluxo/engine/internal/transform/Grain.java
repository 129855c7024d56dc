package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.spi.DataType;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** Which moments a column can hold: what lies between them would be rounded by the database. */
interface Grain {
    /** Why the moment cannot be held as it is, and what to do; null where it can. */
    @Nullable
    String fault(Temporal moment);

    static Grain of(DataType type) {
        return switch (type.rules().grain()) {
            case DIGITS -> digits(type.scale());
            case MINUTE ->
                moment -> moment.get(ChronoField.SECOND_OF_MINUTE) == 0 && nano(moment) == 0
                        ? null
                        : "it has seconds; add date_trunc(minute) to cut them";
            case THREE_HUNDREDTH -> Grain::threeHundredth;
        };
    }

    private static Grain digits(int digits) {
        int power = 1;
        for (int i = digits; i < 9; i++) {
            power *= 10;
        }
        int tick = power;
        String unit = digits >= 6 ? "microsecond" : digits >= 3 ? "millisecond" : "second";
        String fault = "it has more than " + digits + " digits of a second; add date_trunc(" + unit + ") to cut them";
        return moment -> nano(moment) % tick == 0 ? null : fault;
    }

    private static @Nullable String threeHundredth(Temporal moment) {
        int nano = nano(moment);
        int lastDigit = nano / 1_000_000 % 10;
        boolean held = nano % 1_000_000 == 0 && (lastDigit == 0 || lastDigit == 3 || lastDigit == 7);
        return held
                ? null
                : "a datetime holds milliseconds that end in 0, 3 or 7 alone; add date_trunc(second) to cut them,"
                        + " or make the column a datetime2";
    }

    private static int nano(Temporal moment) {
        return moment.get(ChronoField.NANO_OF_SECOND);
    }
}
