package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Values for the control and audit tables. */
final class Binds {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "VARCHAR");
    private static final int ID_LENGTH = 36;
    private static final DataType WORD = DataType.text("VARCHAR(20)", 20);
    private static final DataType NUMBER = DataType.integer("BIGINT", 64);
    private static final DataType FLAG = DataType.of(TypeKind.BOOLEAN, "BOOLEAN");
    private static final DataType INSTANT = DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP(6) WITH TIME ZONE", 6);

    private Binds() {}

    static Bind text(@Nullable String value) {
        return new Bind(value, TEXT);
    }

    /** The id of a run; one that is longer stays so, and is the id of none. */
    static Bind id(@Nullable String value) {
        int length = value == null ? ID_LENGTH : Math.max(ID_LENGTH, value.length());
        return new Bind(value, DataType.text("CHAR(" + length + ")", length));
    }

    /** A word of our own, such as a status: its column takes no letters but those of ASCII. */
    static Bind word(@Nullable String value) {
        return new Bind(value, WORD);
    }

    /** Text cut to the length of its column, never within a surrogate pair. */
    static Bind text(@Nullable String value, int most) {
        if (value == null || value.length() <= most) {
            return text(value);
        }
        int end = Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most;
        return text(value.substring(0, end));
    }

    static Bind number(long value) {
        return new Bind(value, NUMBER);
    }

    static Bind flag(boolean value) {
        return new Bind(value, FLAG);
    }

    /** Truncated to what the column holds: a database may round up, into the future. */
    static Bind instant(@Nullable Instant value) {
        return new Bind(
                value == null ? null : value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), INSTANT);
    }
}
