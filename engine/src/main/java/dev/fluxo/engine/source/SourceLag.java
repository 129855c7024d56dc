package dev.fluxo.engine.source;

import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Clock;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TypeKind;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.model.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a watermark is behind the clock of its source. */
public final class SourceLag {
    private SourceLag() {}

    /** Null where the watermark does not begin with a time. */
    public static @Nullable Duration of(Watermark watermark, Clock clock, Database source) {
        Watermark.Part first = watermark.parts().get(0);
        TypeKind kind = TypeKind.valueOf(first.type().toUpperCase(Locale.ROOT));
        if (!kind.isTemporal()) {
            return null;
        }
        DataType type = Cutoff.clockType(DataType.of(kind, first.type()));
        try (Session session = source.session()) {
            Instant now = Cutoff.instant(now(session, source, type, clock));
            return Duration.between(Cutoff.instant(ValueText.read(kind, first.value())), now);
        }
    }

    /** The source's clock now, in the type that {@link Cutoff#clockType} chose. */
    static Temporal now(Session session, Database source, DataType clockType, Clock clock) {
        Sql now = source.dialect().source().now(clockType, clock);
        return (Temporal) session.query(now, row -> Objects.requireNonNull(row.value(1, clockType)))
                .get(0);
    }
}
