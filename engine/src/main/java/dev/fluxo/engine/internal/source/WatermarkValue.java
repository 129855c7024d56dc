package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A value of the first watermark column that somebody typed.
 *
 * @param value of the column's Java class, whose order is that of the database
 * @param note in which zone the text was read; null where it needed none
 */
public record WatermarkValue(Comparable<?> value, @Nullable String note) {
    /**
     * @param text {@code 2026-01-01}, {@code 2026-01-01T08:30:00}, {@code 42}
     * @param source whose zone a time without an offset is in
     * @throws IllegalArgumentException with words for the user, if it is no value of the column, or only the database knows their order
     */
    public static WatermarkValue of(EntityPlan plan, String text, Database source) {
        Column column = plan.watermark().get(0);
        TypedTime time = column.type().kind() == TypeKind.TIMESTAMP_TZ ? TypedTime.read(plan, text, source) : null;
        try {
            return time == null
                    ? new WatermarkValue(read(column, text.strip()), null)
                    : new WatermarkValue(time.moment(), time.note());
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no value of column '" + column.name() + "', which is " + column.type(), e);
        }
    }

    private static Comparable<?> read(Column column, String text) {
        return switch (column.type().kind()) {
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> WatermarkBefore.local(text);
            case TIMESTAMP_TZ -> OffsetDateTime.parse(text);
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            default ->
                throw new IllegalArgumentException("column '" + column.name() + "' is " + column.type()
                        + ", of whose values only the database knows the order: leave the range out");
        };
    }

    /** Whether it comes before the other one, which is of the same column. */
    @SuppressWarnings("unchecked")
    public boolean isBefore(Comparable<?> other) {
        return value instanceof OffsetDateTime moment
                ? moment.toInstant().isBefore(((OffsetDateTime) other).toInstant())
                : ((Comparable<Object>) value).compareTo(other) < 0;
    }
}
