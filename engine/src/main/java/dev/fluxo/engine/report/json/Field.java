package dev.fluxo.engine.report.json;

import org.jspecify.annotations.Nullable;

/**
 * A field of an object, and how it is had from the object's value.
 *
 * @param nullable whether it may be null; it is always there
 * @param meaning without a full stop, and says when it is null
 */
record Field<T, V>(String name, JsonType<V> type, boolean nullable, String meaning, Getter<T, V> getter) {

    /** Has a field's value. */
    interface Getter<T, V> {
        @Nullable
        V of(T value);
    }

    @Nullable
    Object json(T value, Told told) {
        V found = getter.of(value);
        if (found == null && !nullable) {
            throw new IllegalStateException(name + " is null");
        }
        return found == null ? null : type.json(found, told);
    }

    /** The same field of what a value holds. */
    <U> Field<U, V> of(Getter<U, T> outer) {
        return new Field<>(name, type, nullable, meaning, value -> {
            T inner = outer.of(value);
            return inner == null ? null : getter.of(inner);
        });
    }

    Field<T, V> orNull() {
        return new Field<>(name, type, true, meaning, getter);
    }
}
