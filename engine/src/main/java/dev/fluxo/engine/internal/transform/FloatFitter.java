package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.transform.value.Numbers;
import dev.fluxo.engine.spi.DataType;
import java.math.BigDecimal;

/**
 * Numbers that a floating-point column gives back as they were: 0.1 does, though no binary fraction is exactly 0.1; a decimal
 * of 20 digits does not. NaN and the infinities pass where the database has them.
 */
final class FloatFitter extends Fitter {
    private static final int SINGLE = 32;

    FloatFitter(DataType type) {
        super(type);
    }

    @Override
    Object fit(Object value) {
        if (value instanceof Double number && fits(number)) {
            return bounded(number);
        }
        BigDecimal decimal = Numbers.decimalOrNull(value);
        if (decimal == null) {
            throw misfit(value, value instanceof String ? "add to_decimal" : null);
        }
        Double number = decimal.doubleValue();
        if (number.isInfinite() || BigDecimal.valueOf(number).compareTo(decimal) != 0 || !fits(number)) {
            throw misfit(value, "its digits would not come back the same");
        }
        return number;
    }

    /** A double always fits a double; it fits a single if it is one, or reads like one. */
    private boolean fits(Double number) {
        if (type().precision() != SINGLE || !Double.isFinite(number)) {
            return true;
        }
        float single = number.floatValue();
        return single == number
                || (Float.isFinite(single)
                        && new BigDecimal(Float.toString(single)).compareTo(BigDecimal.valueOf(number)) == 0);
    }
}
