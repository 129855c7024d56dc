package dev.fluxo.engine.spi;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Whose clock writes the watermark column, where the column holds a time without a zone.
 *
 * @param text as written in specs
 * @param zone the zone of that clock; null: the one that the source's own settings give
 */
public record Clock(String text, @Nullable ZoneId zone) {
    public static final Clock LOCAL = new Clock("local", null);
    public static final Clock UTC = new Clock("utc", ZoneOffset.UTC);

    /** The clock of that name; null where the text is none: {@code local}, {@code utc}, {@code America/Sao_Paulo}. */
    public static @Nullable Clock of(String text) {
        if (text.equals(LOCAL.text)) {
            return LOCAL;
        }
        if (text.equals(UTC.text)) {
            return UTC;
        }
        try {
            return text.indexOf('/') < 0 ? null : new Clock(text, ZoneId.of(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
