package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.transform.value.Numbers;
import dev.fluxo.engine.spi.DataType;
import java.math.BigDecimal;

/** Whole numbers within the column's range; decimals without a fraction; true as 1, false as 0. */
final class IntegerFitter extends Fitter {
    private static final int WIDEST = 64;

    private final long min;
    private final long max;

    IntegerFitter(DataType type) {
        super(type);
        int bits = type.precision() == 0 ? WIDEST : type.precision();
        this.max = Long.MAX_VALUE >>> (WIDEST - bits);
        this.min = -max - 1;
    }

    @Override
    Object fit(Object value) {
        if (value instanceof Long number) {
            return inRange(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        BigDecimal decimal = Numbers.decimalOrNull(value);
        if (decimal == null) {
            throw misfit(value, value instanceof String ? "add to_integer" : null);
        }
        Long whole = Numbers.whole(decimal);
        if (whole == null) {
            throw misfit(value, "it has a fraction or is out of range; add round(0) to round");
        }
        return inRange(whole);
    }

    private Long inRange(Long number) {
        if (number < min || number > max) {
            throw misfit(number, "it is out of the range " + min + " to " + max);
        }
        return bounded(number);
    }
}
