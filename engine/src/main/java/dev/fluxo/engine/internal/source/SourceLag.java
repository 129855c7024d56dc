package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Clock;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How far something is behind the clock of a source. */
public final class SourceLag {
    private SourceLag() {}

    /**
     * How long ago a moment was, by the source's clock.
     *
     * @param moment of a watermark column, as text: local, or with its offset; or a date
     * @return null where it is no time
     */
    public static @Nullable Duration since(String moment, Clock clock, Database source) {
        Temporal then = temporal(moment);
        if (then == null) {
            return null;
        }
        TypeKind kind = then instanceof OffsetDateTime ? TypeKind.TIMESTAMP_TZ : TypeKind.TIMESTAMP;
        try (Session session = source.reader()) {
            SourceClock now = SourceClock.read(session, source, DataType.of(kind, kind.name()), clock);
            return Duration.between(now.instant(then), now.now().toInstant());
        }
    }

    private static @Nullable Temporal temporal(String moment) {
        if (moment.length() == LocalDate.EPOCH.toString().length()) {
            return read(LocalDate::parse, moment);
        }
        Temporal zoned = read(OffsetDateTime::parse, moment);
        return zoned == null ? read(LocalDateTime::parse, moment) : zoned;
    }

    private static @Nullable Temporal read(Function<String, Temporal> reader, String moment) {
        try {
            return reader.apply(moment);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
