package dev.fluxo.engine.spi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Yes and no as a column writes them: true and false, 1 and 0, Y and N. */
public final class Flag {
    private Flag() {}

    /** Null where the type is none for a flag. */
    public static @Nullable Object yes(DataType type) {
        return of(type, true);
    }

    /** Null where the type is none for a flag. */
    public static @Nullable Object no(DataType type) {
        return of(type, false);
    }

    private static @Nullable Object of(DataType type, boolean yes) {
        return switch (type.kind()) {
            case BOOLEAN -> yes;
            case INTEGER -> yes ? 1L : 0L;
            case DECIMAL -> yes ? BigDecimal.ONE : BigDecimal.ZERO;
            case TEXT -> yes ? "Y" : "N";
            default -> null;
        };
    }
}
