package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.spi.DataType;
import org.jspecify.annotations.Nullable;

/** Makes values fit a column's type, without loss: what would be cut, rounded or guessed at is a fault. Thread-safe. */
abstract class Fitter {
    private final DataType type;

    Fitter(DataType type) {
        this.type = type;
    }

    static Fitter of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> new BooleanFitter(type);
            case INTEGER -> new IntegerFitter(type);
            case DECIMAL -> new DecimalFitter(type);
            case FLOAT -> new FloatFitter(type);
            case TEXT, OTHER -> new TextFitter(type);
            case BINARY -> new BinaryFitter(type);
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ -> new TemporalFitter(type);
            case UUID -> new UuidFitter(type);
        };
    }

    /**
     * The value in the Java class of the column's kind.
     *
     * @throws ValueFault if it does not fit
     */
    abstract Object fit(Object value);

    /**
     * The value, if it lies between the type's own bounds.
     *
     * @throws ValueFault if it does not
     */
    @SuppressWarnings("unchecked") // the bounds are of the class that the kind carries
    final <T> T bounded(T value) {
        Comparable<T> least = (Comparable<T>) type.rules().least();
        Comparable<T> most = (Comparable<T>) type.rules().most();
        if ((least != null && least.compareTo(value) > 0) || (most != null && most.compareTo(value) < 0)) {
            throw misfit(value, "it is out of the range " + least + " to " + most);
        }
        return value;
    }

    final DataType type() {
        return type;
    }

    /** {@code a text of 120 characters does not fit VARCHAR(100)} */
    final ValueFault misfit(Object value) {
        return misfit(value, null);
    }

    /** @param why the reason or the next step; null where the kinds of value and column say it */
    final ValueFault misfit(Object value, @Nullable String why) {
        return new ValueFault(Kinds.describe(value) + " does not fit " + type + (why == null ? "" : "; " + why));
    }
}
