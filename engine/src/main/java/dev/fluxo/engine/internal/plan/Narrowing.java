package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.TypeKind;
import org.jspecify.annotations.Nullable;

/** Whether a type holds less than the values that arrive may need, by what both declare. */
public final class Narrowing {
    private static final int[] DIGITS_OF_BITS = {0, 3, 5, 0, 10, 0, 0, 0, 19};

    private Narrowing() {}

    /** What is lost, in words, and what to do. */
    public record Loss(String what, String remedy) {}

    /** Null where nothing is lost, or where it is not known. */
    public static @Nullable Loss of(DataType from, DataType to) {
        return switch (to.kind()) {
            case TEXT -> text(from, to);
            case INTEGER -> integer(from, to);
            case DECIMAL -> decimal(from, to);
            case DATE ->
                from.kind() == TypeKind.TIMESTAMP
                        ? new Loss("a time of day does not fit a date", "add to_date to drop the time")
                        : null;
            case TIME, TIMESTAMP, TIMESTAMP_TZ -> seconds(from, to);
            case BINARY ->
                to.length() > 0 && from.length() > to.length()
                        ? new Loss("longer values do not fit", "widen the target's column")
                        : null;
            default -> null;
        };
    }

    private static @Nullable Loss text(DataType from, DataType to) {
        boolean narrower = from.kind() == TypeKind.TEXT && to.length() > 0 && from.length() > to.length();
        // A column of bytes and one of characters cannot be compared by their lengths.
        boolean comparable =
                (from.rules().unit() == LengthUnit.BYTES) == (to.rules().unit() == LengthUnit.BYTES);
        return narrower && comparable
                ? new Loss(
                        "longer texts do not fit", "widen the target's column, or cut with left(" + to.length() + ")")
                : null;
    }

    private static @Nullable Loss integer(DataType from, DataType to) {
        if (from.kind() == TypeKind.FLOAT || (from.kind() == TypeKind.DECIMAL && from.scale() > 0)) {
            return new Loss("fractions do not fit a whole number", "add round(0), or widen the target's column");
        }
        boolean fewer = from.kind() == TypeKind.INTEGER && to.precision() > 0 && from.precision() > to.precision();
        boolean more = from.kind() == TypeKind.DECIMAL && to.precision() > 0 && from.precision() >= digits(to);
        return fewer || more ? new Loss("greater numbers do not fit", "widen the target's column") : null;
    }

    private static @Nullable Loss decimal(DataType from, DataType to) {
        if (to.precision() == 0) {
            return null;
        }
        if (from.kind() == TypeKind.FLOAT) {
            return new Loss("fractions of a binary number are long", "add round(" + to.scale() + ")");
        }
        int whole = from.kind() == TypeKind.INTEGER ? digits(from) : from.precision() - from.scale();
        if (from.scale() > to.scale()) {
            return new Loss("more digits after the point do not fit", "add round(" + to.scale() + ")");
        }
        return whole > to.precision() - to.scale()
                ? new Loss("greater numbers do not fit", "widen the target's column")
                : null;
    }

    private static @Nullable Loss seconds(DataType from, DataType to) {
        boolean finer = from.kind() == to.kind()
                && (from.scale() > to.scale()
                        || (from.scale() > 0
                                && from.rules().grain() != to.rules().grain()));
        return finer
                ? new Loss("finer times do not fit", "add date_trunc(second), or widen the target's column")
                : null;
    }

    /** Decimal digits of a whole number's type. */
    public static int digits(DataType integer) {
        int bytes = integer.precision() / Byte.SIZE;
        return bytes < DIGITS_OF_BITS.length ? DIGITS_OF_BITS[bytes] : 0;
    }
}
