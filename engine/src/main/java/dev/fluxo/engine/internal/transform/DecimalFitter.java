package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.transform.value.Numbers;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Infinity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers within the column's digits. Zeros at the end do not count: 1.500 fits a scale of 1. */
final class DecimalFitter extends Fitter {
    DecimalFitter(DataType type) {
        super(type);
    }

    @Override
    Object fit(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (type().rules().infinity() && Infinity.is(value) && (type().precision() == 0 || value.equals(Double.NaN))) {
            return value;
        }
        BigDecimal number = Numbers.decimalOrNull(value);
        if (number == null) {
            throw misfit(value, value instanceof String ? "add to_decimal" : null);
        }
        if (type().precision() == 0) {
            return number;
        }
        BigDecimal scaled = number.scale() <= type().scale() ? number : withoutZeros(number);
        if (number.signum() != 0 && scaled.precision() - scaled.scale() > type().precision() - type().scale()) {
            int digits = scaled.precision() - scaled.scale();
            throw misfit(value, "it has " + digits + " digits before the point");
        }
        return bounded(scaled);
    }

    /** Down to the column's scale, if only zeros go. */
    private BigDecimal withoutZeros(BigDecimal number) {
        int needed = number.stripTrailingZeros().scale();
        if (needed > type().scale() && number.signum() != 0) {
            throw misfit(
                    number, "it has " + needed + " digits after the point; add round(" + type().scale() + ") to round");
        }
        return number.setScale(type().scale(), RoundingMode.UNNECESSARY);
    }
}
