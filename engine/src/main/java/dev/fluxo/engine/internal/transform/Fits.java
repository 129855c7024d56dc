package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which kinds of values a column may take at all, before any value is seen. */
public final class Fits {
    private static final Map<TypeKind, Set<TypeKind>> ACCEPTED = accepted();

    private Fits() {}

    /** Whether no value of the kind fits the type, so that copying the column is an error of the spec. */
    public static boolean never(TypeKind from, DataType to) {
        Set<TypeKind> accepted = ACCEPTED.get(to.kind());
        return accepted == null || !accepted.contains(from);
    }

    /** Whether a column of the type can hold just this value: not cut, not rounded, within its range. */
    public static boolean exactly(Object value, DataType to) {
        return as(value, to) != null;
    }

    /** The value as a column of the type holds it; null where it cannot hold just this value. */
    public static @Nullable Object as(Object value, DataType to) {
        try {
            return Fitter.of(to).fit(value);
        } catch (ValueFault e) {
            return null;
        }
    }

    /** The value as a column of the type holds it; null where it does not fit. */
    public static @Nullable Object fitted(Object value, DataType to) {
        try {
            return Fitter.of(to).fit(value);
        } catch (ValueFault e) {
            return null;
        }
    }

    private static Map<TypeKind, Set<TypeKind>> accepted() {
        Set<TypeKind> numbers = EnumSet.of(TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.FLOAT, TypeKind.BOOLEAN);
        Set<TypeKind> texts = EnumSet.complementOf(EnumSet.of(TypeKind.BINARY));
        Map<TypeKind, Set<TypeKind>> accepted = new EnumMap<>(TypeKind.class);
        accepted.put(TypeKind.BOOLEAN, numbers);
        accepted.put(TypeKind.INTEGER, numbers);
        accepted.put(TypeKind.DECIMAL, numbers);
        accepted.put(TypeKind.FLOAT, EnumSet.of(TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.FLOAT));
        accepted.put(TypeKind.TEXT, texts);
        accepted.put(TypeKind.OTHER, texts);
        accepted.put(TypeKind.BINARY, EnumSet.of(TypeKind.BINARY));
        accepted.put(TypeKind.DATE, EnumSet.of(TypeKind.DATE, TypeKind.TIMESTAMP));
        accepted.put(TypeKind.TIME, EnumSet.of(TypeKind.TIME));
        accepted.put(TypeKind.TIMESTAMP, EnumSet.of(TypeKind.TIMESTAMP, TypeKind.DATE));
        accepted.put(TypeKind.TIMESTAMP_TZ, EnumSet.of(TypeKind.TIMESTAMP_TZ));
        accepted.put(TypeKind.UUID, EnumSet.of(TypeKind.UUID, TypeKind.TEXT, TypeKind.OTHER));
        return accepted;
    }
}
