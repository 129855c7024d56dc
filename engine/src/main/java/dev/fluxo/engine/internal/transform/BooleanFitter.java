package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.transform.value.Numbers;
import dev.fluxo.engine.spi.DataType;
import java.math.BigDecimal;

/** True and false; 0 and 1 count. */
final class BooleanFitter extends Fitter {
    BooleanFitter(DataType type) {
        super(type);
    }

    @Override
    Object fit(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        BigDecimal number = Numbers.decimalOrNull(value);
        if (number != null && number.signum() == 0) {
            return false;
        }
        if (number != null && number.compareTo(BigDecimal.ONE) == 0) {
            return true;
        }
        throw misfit(value, value instanceof String ? "add to_boolean" : "only 0 and 1 do");
    }
}
