package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a column takes beyond its kind, length and digits: where databases differ in types of one kind.
 *
 * @param least the smallest value, of the kind's Java class; null: the kind's own bound
 * @param most the largest value
 * @param grain which moments a time can hold
 * @param unit what the length of a text counts
 * @param letters the charset of those that a text can hold; null: any sequence of UTF-16 units
 * @param nul whether a text can hold U+0000
 * @param infinity whether infinity (and NaN of a decimal) is a value: {@link Infinity}
 * @param version whether the database itself hands out ever greater values: row versions, transaction ids
 * @param loose whether values that the database calls equal may be spelled differently: 'ana' and 'ANA', one moment in two zones
 */
public record Rules(
        @Nullable Comparable<?> least,
        @Nullable Comparable<?> most,
        Grain grain,
        LengthUnit unit,
        @Nullable String letters,
        boolean nul,
        boolean infinity,
        boolean version,
        boolean loose)
        implements Serializable {
    /** Nothing beyond what the type says. */
    public static final Rules NONE =
            new Rules(null, null, Grain.DIGITS, LengthUnit.UTF16, null, true, false, false, false);

    /** Which moments a column of times can hold. */
    public enum Grain {
        /** Those with as many digits of the second as the type has. */
        DIGITS,
        /** Whole minutes. */
        MINUTE,
        /** SQL Server's datetime: 1/300 s, shown in milliseconds that end in 0, 3 or 7. */
        THREE_HUNDREDTH
    }

    /** What the length of a text counts. */
    public enum LengthUnit {
        UTF16,
        CODE_POINTS,
        /** Of the charset. */
        BYTES
    }

    /** Which letters a text can hold; null: any sequence of UTF-16 units. */
    public @Nullable Charset charset() {
        return letters == null ? null : Charset.forName(letters);
    }

    public Rules between(@Nullable Comparable<?> from, @Nullable Comparable<?> to) {
        return new Rules(from, to, grain, unit, letters, nul, infinity, version, loose);
    }

    public Rules inGrains(Grain other) {
        return new Rules(least, most, other, unit, letters, nul, infinity, version, loose);
    }

    public Rules letters(LengthUnit counted, @Nullable Charset of, boolean withNul) {
        return new Rules(least, most, grain, counted, of == null ? null : of.name(), withNul, infinity, version, loose);
    }

    public Rules withInfinity() {
        return new Rules(least, most, grain, unit, letters, nul, true, version, loose);
    }

    public Rules handedOut() {
        return new Rules(least, most, grain, unit, letters, nul, infinity, true, loose);
    }

    /** No two values that are equal are spelled differently, or it is of no account. */
    public Rules exactly() {
        return new Rules(least, most, grain, unit, letters, nul, infinity, version, false);
    }

    public Rules loosely() {
        return new Rules(least, most, grain, unit, letters, nul, infinity, version, true);
    }
}
