package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules.Grain;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The watermark after which exactly the rows from a value on are read: as near before it as its column can tell. */
public final class WatermarkBefore {
    private WatermarkBefore() {}

    /**
     * @param watermark null: the beginning
     * @param note for the user: in which zone the text was read; null where it needed none
     */
    public record Found(
            @Nullable Watermark watermark, @Nullable String note) {}

    /**
     * @param text of the first watermark column: {@code 2026-01-01}, {@code 2026-01-01T08:30:00}, {@code 42}
     * @param source whose zone a time without an offset is in
     * @throws IllegalArgumentException with words for the user, if it is no value of the column, or nothing is before it
     */
    public static Found of(EntityPlan plan, String text, Database source) {
        boolean zoned = plan.watermark().get(0).type().kind() == TypeKind.TIMESTAMP_TZ;
        TypedTime time = zoned ? TypedTime.read(plan, text, source) : null;
        return time == null
                ? new Found(of(plan, text), null)
                : new Found(of(plan, time.moment().toString()), time.note());
    }

    private static Watermark of(EntityPlan plan, String text) {
        WatermarkSpec spec = Objects.requireNonNull(plan.spec().watermark(), "an entity with a watermark");
        List<Watermark.Part> parts = new ArrayList<>();
        for (int i = 0; i < plan.watermark().size(); i++) {
            DataType type = plan.watermark().get(i).type();
            Object value = i == 0 ? before(plan.watermark().get(0), text) : any(type.kind());
            parts.add(new Watermark.Part(
                    spec.columns().get(i).value(), WatermarkFit.word(type.kind()), ValueText.write(value)));
        }
        return new Watermark(parts);
    }

    private static Object before(Column column, String text) {
        DataType type = column.type();
        try {
            return switch (type.kind()) {
                case DATE -> Cutoff.of(LocalDate.parse(text).atStartOfDay(), Duration.ofDays(1), type);
                case TIMESTAMP -> Cutoff.of(local(text), tick(type), type);
                case TIMESTAMP_TZ -> Cutoff.of(OffsetDateTime.parse(text), tick(type), type);
                case INTEGER -> Math.subtractExact(Long.parseLong(text), 1);
                case DECIMAL -> new BigDecimal(text).subtract(BigDecimal.ONE.movePointLeft(type.scale()));
                default ->
                    throw new IllegalArgumentException("column '" + column.name() + "' is " + type
                            + ", of which nothing tells what comes before: use start or run:<id>");
            };
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no value of column '" + column.name() + "', which is " + type, e);
        }
    }

    private static Duration tick(DataType type) {
        if (type.rules().grain() == Grain.MINUTE) {
            return Duration.ofMinutes(1);
        }
        if (type.rules().grain() == Grain.THREE_HUNDREDTH) {
            return Duration.ofMillis(10);
        }
        return Duration.ofNanos(
                BigDecimal.ONE.movePointRight(9 - Math.min(9, type.scale())).longValueExact());
    }

    /** A day is its first moment. */
    static LocalDateTime local(String text) {
        return text.length() == "2026-01-01".length()
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    /** The first column decides: no row that is wanted has the value before. */
    private static Object any(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> false;
            case INTEGER -> 0L;
            case DECIMAL -> BigDecimal.ZERO;
            case FLOAT -> 0.0;
            case TEXT, OTHER -> "";
            case BINARY -> new byte[0];
            case DATE -> LocalDate.EPOCH;
            case TIME -> LocalTime.MIDNIGHT;
            case TIMESTAMP -> LocalDate.EPOCH.atStartOfDay();
            case TIMESTAMP_TZ -> LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC);
            case UUID -> new UUID(0, 0);
        };
    }
}
