package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.spi.DataType;

/** Bytes within the column's length. */
final class BinaryFitter extends Fitter {
    BinaryFitter(DataType type) {
        super(type);
    }

    @Override
    Object fit(Object value) {
        if (!(value instanceof byte[] bytes)) {
            throw misfit(value);
        }
        if (type().length() > 0 && bytes.length > type().length()) {
            throw misfit(value, "it has " + bytes.length + " bytes");
        }
        return bytes;
    }
}
