package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may give besides NULL: rather too much than too little.
 *
 * @param kinds empty: always NULL; without {@link TypeKind#OTHER}, which is carried as a text
 * @param constant the value where it is written there; else null
 */
record Possible(Set<TypeKind> kinds, @Nullable Object constant) {
    static final Set<TypeKind> ANY = Set.copyOf(EnumSet.complementOf(EnumSet.of(TypeKind.OTHER)));
    /** Always NULL. */
    static final Possible NOTHING = new Possible(Set.of(), null);

    static final Possible UNKNOWN = new Possible(ANY, null);
    private static final Set<TypeKind> NUMBERS = Set.of(TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.FLOAT);

    static Possible of(Collection<TypeKind> kinds) {
        return new Possible(Set.copyOf(kinds), null);
    }

    static Possible of(DataType column) {
        return of(Set.of(column.kind() == TypeKind.OTHER ? TypeKind.TEXT : column.kind()));
    }

    static Possible literal(Object value) {
        TypeKind kind = value instanceof Long
                ? TypeKind.INTEGER
                : value instanceof BigDecimal ? TypeKind.DECIMAL : TypeKind.TEXT;
        return new Possible(Set.of(kind), value);
    }

    /** What comes of operands one of which is always NULL. */
    static boolean isNothing(List<Operand> operands) {
        return operands.stream().anyMatch(operand -> operand.gives().kinds().isEmpty());
    }

    /** Whether there is a value, and it is of these kinds for certain. */
    boolean isOnly(Set<TypeKind> some) {
        return !kinds.isEmpty() && some.containsAll(kinds);
    }

    /** Whether a value may be of one of these kinds, or there is none, which is right for everything. */
    boolean mayBe(Set<TypeKind> some) {
        return kinds.isEmpty() || kinds.stream().anyMatch(some::contains);
    }

    /** {@code a text or a date}. */
    String words() {
        return words(kinds);
    }

    static String words(Set<TypeKind> kinds) {
        List<String> words = new ArrayList<>();
        boolean numbers = kinds.containsAll(NUMBERS);
        for (TypeKind kind : TypeKind.values()) {
            if (kinds.contains(kind)) {
                String word = numbers && NUMBERS.contains(kind) ? "a number" : word(kind);
                if (!words.contains(word)) {
                    words.add(word);
                }
            }
        }
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static String word(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a decimal number";
            case FLOAT -> "a floating-point number";
            case TEXT, OTHER -> "a text";
            case BINARY -> "binary data";
            case DATE -> "a date";
            case TIME -> "a time of day";
            case TIMESTAMP -> "a timestamp";
            case TIMESTAMP_TZ -> "a timestamp with an offset";
            case UUID -> "a UUID";
        };
    }
}
