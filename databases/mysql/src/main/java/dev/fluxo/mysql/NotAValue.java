package dev.fluxo.mysql;

import dev.fluxo.engine.spi.DataType;
import java.sql.SQLDataException;
import java.util.Locale;

/** The server has what no other database would take for a value of the type: a date of zeros, a time of 100 hours, a boolean of 2. The value is not told. */
final class NotAValue extends SQLDataException {
    /** SQLSTATE: the text of a time, a number or the like is none. */
    private static final String STATE = "22007";

    private final String words;

    NotAValue(String column, DataType type) {
        super("no value of its type", STATE);
        this.words = "column '" + column + "' holds no "
                + switch (type.kind()) {
                    case BOOLEAN -> "yes or no (0 or 1)";
                    case TIME -> "time of a day";
                    case DATE -> "date that exists (0000-00-00, say)";
                    case TIMESTAMP, TIMESTAMP_TZ -> "moment that exists (0000-00-00 00:00:00, say)";
                    default -> type.kind().name().toLowerCase(Locale.ROOT);
                };
    }

    String words() {
        return words;
    }
}
