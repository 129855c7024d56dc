package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.spi.DataType;
import java.util.UUID;

/** UUIDs, and texts in their usual form of 36 characters. */
final class UuidFitter extends Fitter {
    private static final int LENGTH = 36;

    UuidFitter(DataType type) {
        super(type);
    }

    @Override
    Object fit(Object value) {
        if (value instanceof UUID) {
            return value;
        }
        if (value instanceof String text && text.length() == LENGTH) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw misfit(value);
            }
        }
        throw misfit(value);
    }
}
